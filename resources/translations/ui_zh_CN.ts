<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Yinfeng</source>
        <translation>关于引凤</translation>
    </message>
    <message>
        <source>Yinfeng</source>
        <translation>引凤</translation>
    </message>
    <message>
        <source>Leads, trips, visits, intent letters and funds of investment attraction.</source>
        <translation>招商引资的线索、出访、接待、意向书与基金。</translation>
    </message>
    <message>
        <source>Version {version} · Qt {qt}</source>
        <translation>版本 {version} · Qt {qt}</translation>
    </message>
    <message>
        <source>Apache License 2.0. Qt: LGPL 3. Noto Sans SC, Noto Serif SC: SIL OFL 1.1.</source>
        <translation>Apache 许可证 2.0。Qt：LGPL 3。思源黑体、思源宋体（Noto Sans SC、Noto Serif SC）：SIL OFL 1.1。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>AmountEditor</name>
    <message>
        <source>= {m2} m²</source>
        <translation>= {m2} ㎡ = {wan} 万㎡</translation>
    </message>
    <message>
        <source>= {amount} {currency}</source>
        <translation>= {amount} {currency}</translation>
    </message>
    <message>
        <source>= CNY {million} million</source>
        <translation>= {wan} 万元 = {yi} 亿元</translation>
    </message>
    <message>
        <source>= CNY {yuan}</source>
        <translation>= {yuan} 元 = {wan} 万元</translation>
    </message>
    <message>
        <source>= {yuan} CNY</source>
        <translation>= {yuan} 元</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
</context>
<context>
    <name>Arranging</name>
    <message>
        <source>Sort by…</source>
        <translation>排序方式…</translation>
    </message>
    <message>
        <source>Fit the columns</source>
        <translation>列宽适应内容</translation>
    </message>
    <message>
        <source>Wider pane</source>
        <translation>加宽侧栏</translation>
    </message>
    <message>
        <source>Narrower pane</source>
        <translation>收窄侧栏</translation>
    </message>
</context>
<context>
    <name>AsOfBar</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Data as of</source>
        <translation>数据截至</translation>
    </message>
    <message>
        <source>The day before</source>
        <translation>前一天</translation>
    </message>
    <message>
        <source>The day after</source>
        <translation>后一天</translation>
    </message>
    <message>
        <source>Last month end</source>
        <translation>上月末</translation>
    </message>
    <message>
        <source>Last quarter end</source>
        <translation>上季末</translation>
    </message>
    <message>
        <source>Last year end</source>
        <translation>上年末</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>产业</translation>
    </message>
    <message>
        <source>The year so far</source>
        <translation>年初以来</translation>
    </message>
    <message>
        <source>The quarter so far</source>
        <translation>本季以来</translation>
    </message>
    <message>
        <source>The month so far</source>
        <translation>本月以来</translation>
    </message>
    <message>
        <source>The last twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message>
        <source>Reminders: {count} unanswered</source>
        <translation>提醒：{count}条未处理</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
</context>
<context>
    <name>BoardPage</name>
    <message>
        <source>New lead</source>
        <translation>新建线索</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Move on one stage</source>
        <translation>移至下一阶段</translation>
    </message>
    <message>
        <source>Move back one stage</source>
        <translation>退回上一阶段</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Search on the board</source>
        <translation>在看板中查找</translation>
    </message>
    <message>
        <source>Add a condition…</source>
        <translation>添加条件…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Drag moves a card</source>
        <translation>拖动卡片</translation>
    </message>
    <message>
        <source>move back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>move on</source>
        <translation>前移</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Swimlanes</source>
        <translation>泳道</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{count} open</source>
        <translation>在谈 {count} 条</translation>
    </message>
    <message>
        <source>investment {amount}</source>
        <translation>总投资 {amount}</translation>
    </message>
    <message>
        <source>weighted {amount}</source>
        <translation>加权 {amount}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Move to stage</source>
        <translation>移至阶段</translation>
    </message>
</context>
<context>
    <name>BooleanEditor</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>BriefingsPage</name>
    <message>
        <source>Briefings</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>保存 PDF</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Preview and print are the same file; it follows every option</source>
        <translation>预览与打印为同一文件，随选项即时更新</translation>
    </message>
    <message>
        <source>Printing the pack</source>
        <translation>正在生成简报</translation>
    </message>
    <message>
        <source>PDF files (*.pdf)</source>
        <translation>PDF 文件 (*.pdf)</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>简报种类</translation>
    </message>
    <message>
        <source>Choose a pack</source>
        <translation>选择简报</translation>
    </message>
    <message>
        <source>Choose the lead</source>
        <translation>请选择线索</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Choose at least one field to change.</source>
        <translation>请至少选择一个要修改的字段。</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>正在核对将发生的变化</translation>
    </message>
    <message>
        <source>{count} records refuse. Change only the others, or go back.</source>
        <translation>{count} 条不能修改。请选择仅修改其余记录，或返回。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change {count}</source>
        <translation>修改 {count} 条</translation>
    </message>
    <message>
        <source>No record would change.</source>
        <translation>没有记录会发生变化。</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
</context>
<context>
    <name>BulkEditing</name>
    <message>
        <source>Select all records</source>
        <translation>全选记录</translation>
    </message>
    <message>
        <source>Invert the selection</source>
        <translation>反选</translation>
    </message>
    <message>
        <source>Edit the selected records</source>
        <translation>批量修改所选记录</translation>
    </message>
    <message>
        <source>Hand over the selected records</source>
        <translation>移交所选记录</translation>
    </message>
    <message>
        <source>Move the selected leads</source>
        <translation>移动所选线索的阶段</translation>
    </message>
    <message>
        <source>Edit: {records}</source>
        <translation>批量修改：{records}</translation>
    </message>
    <message>
        <source>Hand over: {records}</source>
        <translation>移交：{records}</translation>
    </message>
    <message>
        <source>Move: {records}</source>
        <translation>移至阶段：{records}</translation>
    </message>
    <message>
        <source>Select the records first (Space, Ctrl+A).</source>
        <translation>请先选择记录（空格、Ctrl+A）。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Archive: {records}</source>
        <translation>归档：{records}</translation>
    </message>
    <message>
        <source>Restore: {records}</source>
        <translation>恢复：{records}</translation>
    </message>
    <message>
        <source>Changed: {records}.</source>
        <translation>已修改：{records}。</translation>
    </message>
    <message>
        <source>Handed over: {records}.</source>
        <translation>已移交：{records}。</translation>
    </message>
    <message>
        <source>Moved: {records}.</source>
        <translation>已移至新阶段：{records}。</translation>
    </message>
    <message>
        <source>Archived: {records}.</source>
        <translation>已归档：{records}。</translation>
    </message>
    <message>
        <source>Restored: {records}.</source>
        <translation>已恢复：{records}。</translation>
    </message>
    <message>
        <source>Left as they were: {count}.</source>
        <translation>未修改：{count} 条。</translation>
    </message>
    <message>
        <source>Nothing had to be changed.</source>
        <translation>没有需要修改的内容。</translation>
    </message>
    <message>
        <source>{sentence} ({count} records)</source>
        <translation>{sentence}（{count} 条）</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>New entry…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Move…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>跳转到某天</translation>
    </message>
    <message>
        <source>Show today</source>
        <translation>回到今天</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>After</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新载入</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建接待</translation>
    </message>
    <message>
        <source>New trip</source>
        <translation>新建出访</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>新建活动</translation>
    </message>
    <message>
        <source>New appointment</source>
        <translation>新建日程</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建待办</translation>
    </message>
    <message>
        <source>Edit event</source>
        <translation>编辑活动</translation>
    </message>
    <message>
        <source>Edit appointment</source>
        <translation>编辑日程</translation>
    </message>
    <message>
        <source>Move: {title}</source>
        <translation>改期：{title}</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Moved.</source>
        <translation>已改期。</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>Wk</source>
        <translation>周</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>New on this day…</source>
        <translation>在这一天新建…</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>带队</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主陪</translation>
    </message>
    <message>
        <source>Person in charge</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>所属人</translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation>办理人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Conflict of the host</source>
        <translation>主陪时间冲突</translation>
    </message>
    <message>
        <source>On the same day</source>
        <translation>同一天</translation>
    </message>
    <message>
        <source>Week {week} of {year}: {first} to {last}</source>
        <translation>{year} 年第 {week} 周（{first} 至 {last}）</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Conflict: {reason}</source>
        <translation>冲突：{reason}</translation>
    </message>
</context>
<context>
    <name>CalendarBar</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Before (Page Up)</source>
        <translation>上一页（Page Up）</translation>
    </message>
    <message>
        <source>After (Page Down)</source>
        <translation>下一页（Page Down）</translation>
    </message>
    <message>
        <source>Go to a day</source>
        <translation>跳转到某天</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>本组</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的日历</translation>
    </message>
</context>
<context>
    <name>CalendarCanvas</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>{day} {weekday}, entries: {count}</source>
        <translation>{day} {weekday}，{count}项</translation>
    </message>
</context>
<context>
    <name>CalendarHead</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>How much is shown</source>
        <translation>显示范围</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Entries: {count}</source>
        <translation>{count} 项</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>This entry is not in the calendar any more: look in the recycle bin.</source>
        <translation>日历中已没有这一条目，请到回收站查看。</translation>
    </message>
</context>
<context>
    <name>CalendarSide</name>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>已归档。</translation>
    </message>
</context>
<context>
    <name>CandidateList</name>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Show the first records; type to search</source>
        <translation>显示前几条；输入文字可查找</translation>
    </message>
</context>
<context>
    <name>CardDelegate</name>
    <message>
        <source>needs {area}</source>
        <translation>需 {area}</translation>
    </message>
    <message>
        <source>Intent lapsed</source>
        <translation>意向失效</translation>
    </message>
    <message>
        <source>No next action</source>
        <translation>未定下一步</translation>
    </message>
</context>
<context>
    <name>CardField</name>
    <message>
        <source>Drop or paste a photo of the card · up to 20 MB, png jpg heic webp</source>
        <translation>拖入、粘贴，或选择名片照片 · 20 MB 以内，png jpg heic webp</translation>
    </message>
    <message>
        <source>Keeping files</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the photo of the card</source>
        <translation>移除名片照片</translation>
    </message>
</context>
<context>
    <name>CheckList</name>
    <message>
        <source>Name, pinyin or code</source>
        <translation>名称、拼音或编号</translation>
    </message>
</context>
<context>
    <name>ChipsEditor</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Take away {name}</source>
        <translation>移除 {name}</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ChoicesEditor</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>Choose the fields to change. All others stay as they are.</source>
        <translation>选择要修改的字段，其他字段保持不变。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Enter a value.</source>
        <translation>请填写。</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Find a column</source>
        <translation>查找列</translation>
    </message>
    <message>
        <source>Drag, or Alt+Up and Alt+Down, to move</source>
        <translation>拖动，或按 Alt+↑、Alt+↓ 调整顺序</translation>
    </message>
    <message>
        <source>As the view has them</source>
        <translation>恢复视图的列</translation>
    </message>
</context>
<context>
    <name>ColumnHead</name>
    <message>
        <source>{stage}: {count}</source>
        <translation>{stage}：{count} 条</translation>
    </message>
    <message>
        <source>Open the column</source>
        <translation>展开此列</translation>
    </message>
    <message>
        <source>Fold the column</source>
        <translation>折叠此列</translation>
    </message>
    <message>
        <source>{count} not set</source>
        <translation>{count} 未填</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>总投资</translation>
    </message>
    <message>
        <source>Intent area</source>
        <translation>意向面积</translation>
    </message>
</context>
<context>
    <name>Companies</name>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>入驻企业</translation>
    </message>
    <message>
        <source>Not a tenant</source>
        <translation>未入驻</translation>
    </message>
    <message>
        <source>companies</source>
        <translation>家</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>入驻企业</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新联系人</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>Copied: {number}</source>
        <translation>已复制：{number}</translation>
    </message>
    <message>
        <source>Contact archived.</source>
        <translation>联系人已归档。</translation>
    </message>
    <message>
        <source>Name, pinyin, code, contact</source>
        <translation>名称、拼音、代码、联系人</translation>
    </message>
    <message>
        <source>No company yet. Enter the first one.</source>
        <translation>还没有企业，请录入第一家。</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>新建企业</translation>
    </message>
    <message>
        <source>Edit company</source>
        <translation>编辑企业</translation>
    </message>
    <message>
        <source>{count} companies</source>
        <translation>{count} 家</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待考察</translation>
    </message>
    <message>
        <source>Merge with …</source>
        <translation>与…合并</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Capital</source>
        <translation>注册资本</translation>
    </message>
    <message>
        <source>Foreign capital</source>
        <translation>外资</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>No contact yet. Add whom to call.</source>
        <translation>暂无联系人，请添加可以联系的人。</translation>
    </message>
    <message>
        <source>Main contact</source>
        <translation>主要联系人</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Make the main contact</source>
        <translation>设为主要联系人</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>新意向书</translation>
    </message>
    <message>
        <source>No lead yet.</source>
        <translation>暂无线索。</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新线索</translation>
    </message>
    <message>
        <source>Letters of intent</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>No letter yet.</source>
        <translation>暂无意向书。</translation>
    </message>
    <message>
        <source>Equity deals</source>
        <translation>股权项目</translation>
    </message>
    <message>
        <source>No equity deal yet.</source>
        <translation>暂无股权项目。</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新项目</translation>
    </message>
    <message>
        <source>No visit yet.</source>
        <translation>暂无接待考察。</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新接待</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>出访</translation>
    </message>
    <message>
        <source>Not met on a trip yet.</source>
        <translation>尚未在出访中对接。</translation>
    </message>
</context>
<context>
    <name>CompaniesPage</name>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>Merge with …</source>
        <translation>与…合并</translation>
    </message>
</context>
<context>
    <name>CompanyChoice</name>
    <message>
        <source>Known company, or the name of a new one</source>
        <translation>已有企业，或新企业名称</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>For all {count} without a company</source>
        <translation>用于全部{count}张没有企业的名片</translation>
    </message>
    <message>
        <source>The card names no company:</source>
        <translation>名片上没有企业：</translation>
    </message>
    <message>
        <source>Perhaps a known company:</source>
        <translation>疑似已有企业：</translation>
    </message>
    <message>
        <source>A new company. Another one:</source>
        <translation>新企业。改为：</translation>
    </message>
    <message>
        <source>It is {name}</source>
        <translation>就是{name}</translation>
    </message>
</context>
<context>
    <name>CompanyNaming</name>
    <message>
        <source>Type a name, its pinyin or its initials.</source>
        <translation>输入企业名称、拼音或首字母</translation>
    </message>
    <message>
        <source>written on this trip</source>
        <translation>本次出访已写</translation>
    </message>
    <message>
        <source>Owner {name}</source>
        <translation>负责人 {name}</translation>
    </message>
    <message>
        <source>Possible duplicate</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>becomes a record with its lead</source>
        <translation>转为线索时建档</translation>
    </message>
    <message>
        <source>becomes a record when saved</source>
        <translation>保存时建档</translation>
    </message>
    <message>
        <source>New company: {when}</source>
        <translation>新企业，{when}</translation>
    </message>
    <message>
        <source>New company “{name}”</source>
        <translation>按“{name}”新建企业</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>The draft was thrown away.</source>
        <translation>草稿已放弃。</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>At most {limit} characters fit here; this has {count}.</source>
        <translation>此处最多{limit}个字符，现有{count}个。</translation>
    </message>
</context>
<context>
    <name>ConditionEditors</name>
    <message>
        <source>Such as 2000㎡ or 0.5万㎡</source>
        <translation>如 2000㎡、0.5万㎡</translation>
    </message>
    <message>
        <source>Such as 1.5亿 or 2000万元</source>
        <translation>如 1.5亿、2000万元</translation>
    </message>
    <message>
        <source>A day, or a word such as today</source>
        <translation>日期，或“今天”等词</translation>
    </message>
</context>
<context>
    <name>ConditionPopup</name>
    <message>
        <source>Column: name or pinyin</source>
        <translation>列名或拼音</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Another column</source>
        <translation>换一列</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较方式</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
</context>
<context>
    <name>ConditionText</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>ConvertDialog</name>
    <message>
        <source>Turn contacts into leads</source>
        <translation>对接转为线索</translation>
    </message>
    <message>
        <source>{new} new leads, {joined} added to open ones.</source>
        <translation>新建线索 {new} 条，并入已有线索 {joined} 条</translation>
    </message>
    <message>
        <source>Nothing was written. Rows to look at: {count}.</source>
        <translation>未写入任何内容，{count} 行需要处理</translation>
    </message>
    <message>
        <source>New leads {new} · added {joined} · to decide {open}</source>
        <translation>新建 {new} · 并入 {joined} · 待定 {open}</translation>
    </message>
    <message>
        <source>{count} more after these</source>
        <translation>其后还有 {count} 位</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对接</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Title of the lead</source>
        <translation>线索名称</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Turn into leads</source>
        <translation>转为线索</translation>
    </message>
</context>
<context>
    <name>ConvertRow</name>
    <message>
        <source>Known: {name}</source>
        <translation>已有：{name}</translation>
    </message>
    <message>
        <source>Which company is it?</source>
        <translation>请选择是哪家企业</translation>
    </message>
    <message>
        <source>New company</source>
        <translation>新建企业</translation>
    </message>
    <message>
        <source>{name} (possible duplicate)</source>
        <translation>{name}（疑似重复）</translation>
    </message>
    <message>
        <source>{name} (similar)</source>
        <translation>{name}（名称相近）</translation>
    </message>
    <message>
        <source>Turn {company} into a lead</source>
        <translation>将{company}转为线索</translation>
    </message>
    <message>
        <source>Company of {company}</source>
        <translation>{company}的企业</translation>
    </message>
    <message>
        <source>What becomes of {company}</source>
        <translation>{company}的处理</translation>
    </message>
    <message>
        <source>Kind of the lead of {company}</source>
        <translation>{company}的线索类型</translation>
    </message>
    <message>
        <source>Owner of the lead of {company}</source>
        <translation>{company}的线索负责人</translation>
    </message>
    <message>
        <source>Title of the lead of {company}</source>
        <translation>{company}的线索名称</translation>
    </message>
    <message>
        <source>Add to {code} {title} ({stage}, {owner})</source>
        <translation>并入 {code} {title}（{stage}，{owner}）</translation>
    </message>
    <message>
        <source>Add to the lead of row {row}</source>
        <translation>并入第 {row} 行的线索</translation>
    </message>
    <message>
        <source>It has an open lead: what now?</source>
        <translation>已有在谈线索，请选择</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>The changes are thrown away.</source>
        <translation>修改已放弃</translation>
    </message>
    <message>
        <source>The draft is thrown away.</source>
        <translation>草稿已清除</translation>
    </message>
    <message>
        <source>Save these changes first (Enter), or throw them away.</source>
        <translation>请先保存修改（Enter），或放弃修改</translation>
    </message>
    <message>
        <source>Correct it and press Enter; Alt+Down goes back to the new one.</source>
        <translation>改好后按 Enter；Alt+↓ 回到新的一位</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错</translation>
    </message>
    <message>
        <source>The program met a defect. What was saved is safe, and the window stays open. If it happens again, send the text below to whoever looks after the program.</source>
        <translation>程序遇到缺陷。已保存的数据不受影响，窗口不会关闭。如再次出现，请把下面的文字发给程序维护人员。</translation>
    </message>
    <message>
        <source>Description of the defect</source>
        <translation>缺陷说明</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Pick a day from the calendar</source>
        <translation>从日历中选择日期</translation>
    </message>
</context>
<context>
    <name>DayList</name>
    <message>
        <source>Entries: {count}</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>DayWordsEditor</name>
    <message>
        <source>This has a day and no time of day.</source>
        <translation>此处只填日期，不填时间。</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>{what}: now due {day}</source>
        <translation>{what}：改到 {day}</translation>
    </message>
    <message>
        <source>{what}: handed on to {name}</source>
        <translation>{what}：已转交{name}</translation>
    </message>
    <message>
        <source>Done: {what}</source>
        <translation>已完成：{what}</translation>
    </message>
    <message>
        <source>The outcome is written down.</source>
        <translation>结果已记下。</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count}项</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Not signed: {count} left</source>
        <translation>未签订：{count} 处需要处理</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop or paste files here</source>
        <translation>将文件拖到此处或粘贴</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>图片 ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Picture {when}</source>
        <translation>图片 {when}</translation>
    </message>
</context>
<context>
    <name>DueCard</name>
    <message>
        <source>{count} selected</source>
        <translation>已选{count}项</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <translation>取消选择（Esc）</translation>
    </message>
</context>
<context>
    <name>DueDelegate</name>
    <message>
        <source>Hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>DueList</name>
    <message>
        <source>What is due</source>
        <translation>到期事项</translation>
    </message>
</context>
<context>
    <name>DuplicateWatch</name>
    <message>
        <source>Similar names</source>
        <translation>相近名称</translation>
    </message>
    <message>
        <source>Already entered:</source>
        <translation>已有这家企业：</translation>
    </message>
    <message>
        <source>Perhaps already entered:</source>
        <translation>可能已有这家企业：</translation>
    </message>
    <message>
        <source>Use the name anyway</source>
        <translation>不是同一家，继续使用</translation>
    </message>
    <message>
        <source>also called {name}</source>
        <translation>又名{name}</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>open lead of {names}</source>
        <translation>{names}有在办线索</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Suspected duplicate</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Another credit code</source>
        <translation>信用代码不同</translation>
    </message>
</context>
<context>
    <name>DuplicatesDialog</name>
    <message>
        <source>Find duplicates</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Looking for companies, contacts and leads entered twice</source>
        <translation>正在查找重复录入的企业、联系人和线索</translation>
    </message>
    <message>
        <source>Merged into {name}. It can be undone.</source>
        <translation>已合并到{name}，可以撤销。</translation>
    </message>
    <message>
        <source>Companies {count}</source>
        <translation>企业 {count}</translation>
    </message>
    <message>
        <source>Contacts {count}</source>
        <translation>联系人 {count}</translation>
    </message>
    <message>
        <source>Leads {count}</source>
        <translation>线索 {count}</translation>
    </message>
    <message>
        <source>Kind of record</source>
        <translation>记录类型</translation>
    </message>
    <message>
        <source>Nothing of this kind seems to be entered twice.</source>
        <translation>未发现此类重复记录。</translation>
    </message>
    <message>
        <source>Search again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
</context>
<context>
    <name>EntryPainter</name>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>Import contacts</source>
        <translation>导入联系人</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>What to know</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>{count} contacts imported.</source>
        <translation>已导入{count}个联系人。</translation>
    </message>
    <message>
        <source>Import calendar</source>
        <translation>导入日历</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{count} entries imported.</source>
        <translation>已导入{count}条日程。</translation>
    </message>
    <message>
        <source>{count} entries imported, {moved} moved.</source>
        <translation>已导入{count}条日程，改期{moved}条。</translation>
    </message>
    <message>
        <source>Import contacts (vCard) …</source>
        <translation>导入名片（vCard）…</translation>
    </message>
    <message>
        <source>Export contacts (vCard) …</source>
        <translation>导出联系人（vCard）…</translation>
    </message>
    <message>
        <source>Import calendar (.ics) …</source>
        <translation>导入日历（.ics）…</translation>
    </message>
    <message>
        <source>Export calendar (.ics) …</source>
        <translation>导出日历（.ics）…</translation>
    </message>
    <message>
        <source>Export contacts as vCard</source>
        <translation>导出联系人（vCard）</translation>
    </message>
    <message>
        <source>Export as calendar file (.ics)</source>
        <translation>导出为日历文件（.ics）</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Choose a company first.</source>
        <translation>请先选择企业。</translation>
    </message>
    <message>
        <source>vCard 3.0, for most programs (*.vcf)</source>
        <translation>vCard 3.0，通用 (*.vcf)</translation>
    </message>
    <message>
        <source>vCard 4.0 (*.vcf)</source>
        <translation>vCard 4.0 (*.vcf)</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>导出联系人</translation>
    </message>
    <message>
        <source>Choose a trip or a visit first.</source>
        <translation>请先选择出访或接待走访。</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>iCalendar (*.ics)</source>
        <translation>iCalendar (*.ics)</translation>
    </message>
    <message>
        <source>Export calendar</source>
        <translation>导出日历</translation>
    </message>
</context>
<context>
    <name>FactSheet</name>
    <message>
        <source>fill in</source>
        <translation>补填</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>FieldBlock</name>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
</context>
<context>
    <name>FieldChoice</name>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>What to do with {field}</source>
        <translation>如何修改“{field}”</translation>
    </message>
    <message>
        <source>Leave {field} as it is</source>
        <translation>不修改“{field}”</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>设为</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FieldTable</name>
    <message>
        <source>Every field that is filled in is the same on both sides.</source>
        <translation>两边已填的字段都相同。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>合并后</translation>
    </message>
    <message>
        <source>Show equal fields ({count})</source>
        <translation>显示相同字段（{count}）</translation>
    </message>
    <message>
        <source>Hide equal fields</source>
        <translation>收起相同字段</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>{people} people, {cities} cities</source>
        <translation>{people} 人次 · {cities} 城市次</translation>
    </message>
    <message>
        <source>Outbound trips</source>
        <translation>外出招商</translation>
    </message>
    <message>
        <source>Receptions</source>
        <translation>接待考察</translation>
    </message>
    <message>
        <source>Attraction salons</source>
        <translation>招商沙龙</translation>
    </message>
    <message>
        <source>Service events</source>
        <translation>惠企活动</translation>
    </message>
    <message>
        <source>Other events</source>
        <translation>其他活动</translation>
    </message>
    <message>
        <source>New leads</source>
        <translation>新增线索</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Other parks ({count})</source>
        <translation>其余园区（{count} 处）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>of which in force</source>
        <translation>其中有效</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可招商</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>In force at first</source>
        <translation>期初有效</translation>
    </message>
    <message>
        <source>+ newly signed</source>
        <translation>＋ 新签</translation>
    </message>
    <message>
        <source>− replaced</source>
        <translation>－ 替代</translation>
    </message>
    <message>
        <source>− converted</source>
        <translation>－ 转化</translation>
    </message>
    <message>
        <source>− withdrawn</source>
        <translation>－ 撤回</translation>
    </message>
    <message>
        <source>− expired</source>
        <translation>－ 到期</translation>
    </message>
    <message>
        <source>In force at last</source>
        <translation>期末有效</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>({count} not set)</source>
        <translation>（{count} 个未填）</translation>
    </message>
    <message>
        <source>Reached: of the {count} leads registered in the period.</source>
        <translation>到达率：期间登记的 {count} 条线索中曾到达该阶段的比例。</translation>
    </message>
    <message>
        <source>leads · {unit}</source>
        <translation>条 · {unit}</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>管道金额</translation>
    </message>
    <message>
        <source>Weighted</source>
        <translation>加权金额</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>到达率</translation>
    </message>
    <message>
        <source>projects · each tier contains the next</source>
        <translation>个 · 逐级包含</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>档次</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全市累计</translation>
    </message>
    <message>
        <source>of the group</source>
        <translation>其中集团</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成率</translation>
    </message>
    <message>
        <source>Targets run from {first} to {last}; the as-of date is before them: no completion (—), time elapsed 0.00%.</source>
        <translation>目标期 {first} 至 {last}，数据截至日尚未进入，完成率记“—”，序时 0.00%。</translation>
    </message>
    <message>
        <source>Targets run from {first} to {last}; time elapsed {percent}.</source>
        <translation>目标期 {first} 至 {last}，序时进度 {percent}。</translation>
    </message>
    <message numerus="yes">
        <source>(%n fund(s) not set)</source>
        <translation>
            <numerusform>（%n 支未填）</numerusform>
        </translation>
    </message>
    <message>
        <source>Size</source>
        <translation>总规模</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>认缴</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>实缴</translation>
    </message>
    <message>
        <source>Share paid in</source>
        <translation>实缴率</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>{count} funds</source>
        <translation>{count} 支</translation>
    </message>
    <message>
        <source>Fund</source>
        <translation>基金</translation>
    </message>
    <message>
        <source>{count} deals · by vehicle</source>
        <translation>{count} 个 · 按载体</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>载体</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Make a briefing</source>
        <translation>生成简报</translation>
    </message>
    <message>
        <source>Go to the as-of date</source>
        <translation>转到数据截至日期</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Computing the figures</source>
        <translation>正在计算指标</translation>
    </message>
    <message>
        <source>The list shows records as they stand today; it can differ from the figure.</source>
        <translation>列表按今天的状态显示记录，可能与指标不同。</translation>
    </message>
    <message>
        <source>{first} — {last}</source>
        <translation>{first} — {last}</translation>
    </message>
    <message>
        <source>Going out, bringing in</source>
        <translation>走出去与引进来</translation>
    </message>
    <message>
        <source>By park</source>
        <translation>分园区</translation>
    </message>
    <message>
        <source>Changes of the intent area</source>
        <translation>意向面积变动表</translation>
    </message>
    <message>
        <source>Stages and pipeline</source>
        <translation>阶段与管道</translation>
    </message>
    <message>
        <source>Projects by size</source>
        <translation>分档项目与“十五五”目标</translation>
    </message>
    <message>
        <source>or a click on a figure lists its records</source>
        <translation>或单击数字查看明细</translation>
    </message>
    <message>
        <source>copy a table</source>
        <translation>复制表格</translation>
    </message>
    <message>
        <source>Funds subscribed and paid in</source>
        <translation>基金认缴与实缴</translation>
    </message>
    <message>
        <source>Equity deals subscribed and paid in</source>
        <translation>股权项目认缴与实缴</translation>
    </message>
</context>
<context>
    <name>FileKeeper</name>
    <message>
        <source>Keeping files</source>
        <translation>正在保存文件</translation>
    </message>
    <message>
        <source>File attached.</source>
        <translation>已添加附件。</translation>
    </message>
    <message>
        <source>{count} files attached.</source>
        <translation>已添加{count}个附件。</translation>
    </message>
</context>
<context>
    <name>FileLook</name>
    <message>
        <source>One moment …</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>No picture of it. Enter opens.</source>
        <translation>没有预览图。按Enter打开。</translation>
    </message>
    <message>
        <source>Enter opens, arrows go on, Space closes</source>
        <translation>Enter打开，方向键翻看，空格关闭</translation>
    </message>
</context>
<context>
    <name>FilePreview</name>
    <message>
        <source>Read as GB18030. Look whether the names read well.</source>
        <translation>按GB18030读取，请核对姓名是否正确。</translation>
    </message>
    <message>
        <source>Without a place here: {names}.</source>
        <translation>以下内容没有对应字段：{names}。</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <source>Line {line}:</source>
        <translation>第{line}行：</translation>
    </message>
    <message>
        <source>Where rows have errors</source>
        <translation>有错误时</translation>
    </message>
    <message>
        <source>all or nothing</source>
        <translation>全部不导入</translation>
    </message>
    <message>
        <source>import only the others</source>
        <translation>只导入其余的</translation>
    </message>
</context>
<context>
    <name>FileRows</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>FileSettings</name>
    <message>
        <source>Largest file</source>
        <translation>文件大小上限</translation>
    </message>
    <message>
        <source>A file may have up to</source>
        <translation>单个文件不超过</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Only an administrator changes the limit.</source>
        <translation>只有管理员可以更改上限。</translation>
    </message>
    <message>
        <source>Folder of the team&apos;s files</source>
        <translation>团队文件夹</translation>
    </message>
    <message>
        <source>{path} (from the next start on)</source>
        <translation>{path}（下次启动生效）</translation>
    </message>
</context>
<context>
    <name>FileStrip</name>
    <message>
        <source>Drop files here, or paste them with Ctrl+V</source>
        <translation>将文件拖到此处，或按Ctrl+V粘贴</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>添加附件</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示{count}个</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已另存为{name}。</translation>
    </message>
    <message>
        <source>Renamed.</source>
        <translation>已重命名。</translation>
    </message>
    <message>
        <source>“{name}” removed.</source>
        <translation>“{name}”已移除。</translation>
    </message>
</context>
<context>
    <name>FileView</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as …</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>From a figure</source>
        <translation>来自指标</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Columns {shown}/{all}</source>
        <translation>列 {shown}/{all}</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>More for this list</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Show archived</source>
        <translation>显示已归档</translation>
    </message>
</context>
<context>
    <name>FilterChoices</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>FindDuplicates</name>
    <message>
        <source>Find duplicates</source>
        <translation>查重</translation>
    </message>
</context>
<context>
    <name>FirstLeadWatch</name>
    <message>
        <source>Already an open lead. The first to register keeps it:</source>
        <translation>已有在办线索（首报首谈，归首报人）：</translation>
    </message>
    <message>
        <source>Already an open lead of another kind:</source>
        <translation>已有其他类型的在办线索：</translation>
    </message>
    <message>
        <source>registered {date}</source>
        <translation>{date}登记</translation>
    </message>
</context>
<context>
    <name>FollowUpFields</name>
    <message>
        <source>Write a follow-up</source>
        <translation>写跟进</translation>
    </message>
    <message>
        <source>Changing a follow-up</source>
        <translation>正在修改跟进</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>tomorrow, wed, +7</source>
        <translation>明天、下周三、+7</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save follow-up</source>
        <translation>保存跟进</translation>
    </message>
</context>
<context>
    <name>FormFooter</name>
    <message>
        <source>To correct: {count}</source>
        <translation>{count} 处需要处理</translation>
    </message>
    <message>
        <source>Reload and compare</source>
        <translation>重新载入并比较</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What was typed is not saved.</source>
        <translation>填写的内容尚未保存。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>FormSide</name>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>{code} entered.</source>
        <translation>已录入 {code}。</translation>
    </message>
    <message>
        <source>{code} saved.</source>
        <translation>已保存 {code}。</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>not set</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>{difference} percentage points</source>
        <translation>{difference} 个百分点</translation>
    </message>
    <message>
        <source>as of {day}</source>
        <translation>数据截至 {day}</translation>
    </message>
</context>
<context>
    <name>Funds</name>
    <message>
        <source>Size</source>
        <translation>总规模</translation>
    </message>
    <message>
        <source>Subscribed</source>
        <translation>认缴</translation>
    </message>
    <message>
        <source>Paid in</source>
        <translation>实缴</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>项目数</translation>
    </message>
    <message>
        <source>Paid in %</source>
        <translation>实缴率</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计入统计</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入统计</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>funds</source>
        <translation>支</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计入统计</translation>
    </message>
    <message>
        <source>deals</source>
        <translation>个</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>已签约</translation>
    </message>
    <message>
        <source>Total size</source>
        <translation>总规模</translation>
    </message>
    <message>
        <source>times</source>
        <translation>倍</translation>
    </message>
    <message>
        <source>Multiple</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>({count} not set)</source>
        <translation>（{count} 未填）</translation>
    </message>
    <message>
        <source>Equity deals</source>
        <translation>股权项目</translation>
    </message>
    <message>
        <source>Company, fund, pinyin or code</source>
        <translation>企业、基金、拼音、编号</translation>
    </message>
    <message>
        <source>No equity deal yet. Enter the first one.</source>
        <translation>还没有股权项目，请登记第一个。</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Edit deal</source>
        <translation>编辑项目</translation>
    </message>
    <message>
        <source>New payment</source>
        <translation>登记实缴</translation>
    </message>
    <message>
        <source>Plan an instalment</source>
        <translation>新增计划</translation>
    </message>
    <message>
        <source>Reverse the payment in full</source>
        <translation>全额冲销</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>冲销</translation>
    </message>
    <message>
        <source>{count} deals</source>
        <translation>{count} 个</translation>
    </message>
    <message>
        <source>{due} due by today, {paid} paid in</source>
        <translation>至今应缴 {due}，已实缴 {paid}</translation>
    </message>
    <message>
        <source>Behind the plan</source>
        <translation>实缴落后于计划</translation>
    </message>
    <message>
        <source>Pay-ins</source>
        <translation>实缴流水</translation>
    </message>
    <message>
        <source>Nothing paid in yet.</source>
        <translation>还没有实缴。</translation>
    </message>
    <message>
        <source>in all {amount}</source>
        <translation>累计 {amount}</translation>
    </message>
    <message>
        <source>reversed</source>
        <translation>已冲销</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>实缴计划</translation>
    </message>
    <message>
        <source>No instalment planned.</source>
        <translation>还没有实缴计划。</translation>
    </message>
    <message>
        <source>Name, pinyin or code</source>
        <translation>名称、拼音、编号</translation>
    </message>
    <message>
        <source>New fund</source>
        <translation>新建基金</translation>
    </message>
    <message>
        <source>Edit fund</source>
        <translation>编辑基金</translation>
    </message>
    <message>
        <source>No fund yet. Enter the first one.</source>
        <translation>还没有基金，请登记第一支。</translation>
    </message>
    <message>
        <source>Change the size of the fund</source>
        <translation>扩募/减资</translation>
    </message>
    <message>
        <source>Payment of the group into the fund</source>
        <translation>登记集团实缴</translation>
    </message>
    <message>
        <source>{count} funds</source>
        <translation>{count} 支</translation>
    </message>
    <message>
        <source>{number} times</source>
        <translation>{number} 倍</translation>
    </message>
    <message>
        <source>Size changes</source>
        <translation>规模变动</translation>
    </message>
    <message>
        <source>The size is that of the establishment.</source>
        <translation>设立以来规模未变动。</translation>
    </message>
    <message>
        <source>Change the size</source>
        <translation>扩募/减资</translation>
    </message>
    <message>
        <source>group {amount}</source>
        <translation>集团 {amount}</translation>
    </message>
    <message>
        <source>Payments of the group</source>
        <translation>集团实缴</translation>
    </message>
    <message>
        <source>No single payment entered.</source>
        <translation>未登记分笔实缴。</translation>
    </message>
    <message>
        <source>No deal goes through this fund yet.</source>
        <translation>还没有通过本基金投资的项目。</translation>
    </message>
    <message>
        <source>Funds and deals</source>
        <translation>基金与股权项目</translation>
    </message>
    <message>
        <source>Funds or deals</source>
        <translation>基金或股权项目</translation>
    </message>
</context>
<context>
    <name>FundsPage</name>
    <message>
        <source>Search in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit in the form</source>
        <translation>在表单中编辑</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Show archived</source>
        <translation>显示已归档</translation>
    </message>
    <message>
        <source>Funds or deals</source>
        <translation>切换基金与股权项目</translation>
    </message>
    <message>
        <source>Hand over the selected deals</source>
        <translation>移交所选项目</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>funds or deals</source>
        <translation>基金/股权项目</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Grouping</name>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Group by…</source>
        <translation>分组…</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Unfold all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Condition on this column…</source>
        <translation>按此列筛选…</translation>
    </message>
    <message>
        <source>Group by this column</source>
        <translation>按此列分组</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Reason: </source>
        <translation>原因：</translation>
    </message>
    <message>
        <source>{count} more fields</source>
        <translation>还有 {count} 项</translation>
    </message>
    <message>
        <source>{field}: </source>
        <translation>{field}：</translation>
    </message>
</context>
<context>
    <name>HistoryList</name>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Undo this change</source>
        <translation>撤销这次变更</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>No change of this record is known.</source>
        <translation>没有这条记录的变更。</translation>
    </message>
    <message>
        <source>Back to the record (Esc)</source>
        <translation>返回记录（Esc）</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Looking what is new</source>
        <translation>正在比对</translation>
    </message>
    <message>
        <source>{count} rows have errors. Leave them out, or import only the others.</source>
        <translation>{count}行有错误。请取消勾选，或选择只导入其余的。</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Import {count}</source>
        <translation>导入{count}条</translation>
    </message>
    <message>
        <source>Nothing in the file is new.</source>
        <translation>文件中没有新内容。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>InlineEditing</name>
    <message>
        <source>{sentence} {code} It says now: {value}. Enter writes yours, Esc keeps theirs.</source>
        <translation>{sentence} {code} 现在的内容是：{value}。按Enter写入您的内容，按Esc保留对方的内容。</translation>
    </message>
</context>
<context>
    <name>IntentTile</name>
    <message>
        <source>Signed intent area</source>
        <translation>签约意向面积</translation>
    </message>
    <message>
        <source>Signed in total</source>
        <translation>累计签订意向面积</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Converted</source>
        <translation>已转化</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已到期</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>as of {day} · lease and sale, without land</source>
        <translation>截至 {day} · 出租与出售，不含用地</translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>in force + converted</source>
        <translation>有效 + 已转化</translation>
    </message>
    <message>
        <source>Intent area</source>
        <translation>意向面积</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>No target for the intent area runs on this day.</source>
        <translation>当日没有生效的意向面积目标。</translation>
    </message>
    <message>
        <source>Target {value}</source>
        <translation>目标 {value}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>demonstration target</source>
        <translation>示例目标</translation>
    </message>
    <message>
        <source>Completed {percent}</source>
        <translation>完成率 {percent}</translation>
    </message>
    <message>
        <source>time elapsed {percent}</source>
        <translation>序时进度 {percent}</translation>
    </message>
    <message>
        <source>time {day}</source>
        <translation>序时 {day}</translation>
    </message>
    <message>
        <source>in step with time</source>
        <translation>与序时持平</translation>
    </message>
    <message>
        <source>ahead of time</source>
        <translation>快于序时</translation>
    </message>
    <message>
        <source>behind time</source>
        <translation>慢于序时</translation>
    </message>
    <message>
        <source>= total</source>
        <translation>= 累计</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Esc leaves the keys as they are.</source>
        <translation>按Esc保持原样。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>改归此项</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>As at first</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>{keys} belongs to “{name}”, which would have none then.</source>
        <translation>{keys} 已用于“{name}”；改归此项后，“{name}”将没有快捷键。</translation>
    </message>
    <message>
        <source>{keys} belongs to “{name}”.</source>
        <translation>{keys} 已用于“{name}”。</translation>
    </message>
    <message>
        <source>“{name}” has {keys} now.</source>
        <translation>“{name}”现在是 {keys}。</translation>
    </message>
    <message>
        <source>“{name}” has no keys now.</source>
        <translation>“{name}”现在没有快捷键。</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Press the new keys</source>
        <translation>请按新的按键</translation>
    </message>
    <message>
        <source>New keys for {name}</source>
        <translation>“{name}”的新按键</translation>
    </message>
</context>
<context>
    <name>KindChip</name>
    <message>
        <source>{name}, on</source>
        <translation>{name}，已选</translation>
    </message>
</context>
<context>
    <name>KnownPerson</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{what}: {who}</source>
        <translation>{what}：{who}</translation>
    </message>
</context>
<context>
    <name>Lane</name>
    <message>
        <source>{count} leads · investment {amount} · intent area {area}</source>
        <translation>{count} 条 · 总投资 {amount} · 意向面积 {area}</translation>
    </message>
</context>
<context>
    <name>Leads</name>
    <message>
        <source>Company / industry</source>
        <translation>企业 / 产业</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>In stage</source>
        <translation>停留</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Area wanted</source>
        <translation>需求面积</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>项目级别</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>登记日</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>产业</translation>
    </message>
    <message>
        <source>({count} not set)</source>
        <translation>（{count} 未填）</translation>
    </message>
    <message>
        <source>Investment</source>
        <translation>总投资</translation>
    </message>
    <message>
        <source>Intent area</source>
        <translation>意向面积</translation>
    </message>
    <message>
        <source>Intent lapsed</source>
        <translation>意向失效</translation>
    </message>
    <message>
        <source>One-pager</source>
        <translation>一页纸</translation>
    </message>
    <message>
        <source>Merge with …</source>
        <translation>与…合并</translation>
    </message>
    <message>
        <source>in stage {days}</source>
        <translation>停留 {days}</translation>
    </message>
    <message>
        <source>limit {days}</source>
        <translation>期限 {days}</translation>
    </message>
    <message>
        <source>review on {day}</source>
        <translation>{day} 复核</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>移至{stage}</translation>
    </message>
    <message>
        <source>Back to {stage}</source>
        <translation>恢复到{stage}</translation>
    </message>
    <message>
        <source>planned {day}</source>
        <translation>计划 {day}</translation>
    </message>
    <message>
        <source>{days} early</source>
        <translation>提前 {days}</translation>
    </message>
    <message>
        <source>{days} late</source>
        <translation>延后 {days}</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>in {days}</source>
        <translation>还有 {days}</translation>
    </message>
    <message>
        <source>overdue by {days}</source>
        <translation>逾期 {days}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>Intent letters</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>No letter yet.</source>
        <translation>暂无意向书。</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>新建意向书</translation>
    </message>
    <message>
        <source>Equity deals</source>
        <translation>股权项目</translation>
    </message>
    <message>
        <source>No equity deal yet.</source>
        <translation>暂无股权项目。</translation>
    </message>
    <message>
        <source>New deal</source>
        <translation>新建股权项目</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期{count}项</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>要素需求</translation>
    </message>
    <message>
        <source>No need recorded.</source>
        <translation>暂无要素需求。</translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation>加要素需求</translation>
    </message>
    <message>
        <source>New need</source>
        <translation>新需求</translation>
    </message>
    <message>
        <source>Met.</source>
        <translation>已标为满足。</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>已恢复为未满足。</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>已归档。</translation>
    </message>
    <message>
        <source>Visits of the company</source>
        <translation>接待考察</translation>
    </message>
    <message>
        <source>No visit yet.</source>
        <translation>暂无接待考察。</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新接待</translation>
    </message>
    <message>
        <source>met</source>
        <translation>已满足</translation>
    </message>
    <message>
        <source>Company, project, pinyin, code</source>
        <translation>企业、项目、拼音、编号</translation>
    </message>
    <message>
        <source>No lead yet. Log a contact on a trip, or enter one.</source>
        <translation>还没有线索。可在出访中记录对接，或直接新建。</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新建线索</translation>
    </message>
    <message>
        <source>Edit lead</source>
        <translation>编辑线索</translation>
    </message>
    <message>
        <source>Edit need</source>
        <translation>编辑需求</translation>
    </message>
    <message>
        <source>{count} leads</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>intent {area}</source>
        <translation>意向 {area}</translation>
    </message>
</context>
<context>
    <name>LeadsPage</name>
    <message>
        <source>Merge with …</source>
        <translation>与…合并</translation>
    </message>
</context>
<context>
    <name>Letters</name>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>性质</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签订日</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Contract area</source>
        <translation>合同面积</translation>
    </message>
    <message>
        <source>left</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>open-ended</source>
        <translation>长期</translation>
    </message>
    <message>
        <source>expires today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>expires in {days}</source>
        <translation>{days}后到期</translation>
    </message>
    <message>
        <source>by {number}</source>
        <translation>由 {number}</translation>
    </message>
    <message>
        <source>Expiry</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>登记状态</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>without void, draft and superseded ones</source>
        <translation>作废、草稿、已替代不计</translation>
    </message>
    <message>
        <source>({count})</source>
        <translation>{count} 份</translation>
    </message>
    <message>
        <source>{count} letters</source>
        <translation>{count} 份</translation>
    </message>
    <message>
        <source>both hold, both areas count</source>
        <translation>两份同时有效，面积都计入</translation>
    </message>
    <message>
        <source>signed in place of {code}</source>
        <translation>新意向书取代 {code}</translation>
    </message>
    <message>
        <source>Say how the two belong together, then sign.</source>
        <translation>请说明两份的关系，再签订。</translation>
    </message>
    <message>
        <source>signed {day}</source>
        <translation>{day} 签</translation>
    </message>
    <message>
        <source>{company} has {count} “{kind}” letters in force in {park}.</source>
        <translation>{company}在{park}已有 {count} 份有效的{kind}意向书。</translation>
    </message>
    <message>
        <source>{company} has a “{kind}” letter in force in {park}.</source>
        <translation>{company}在{park}已有 1 份有效的{kind}意向书。</translation>
    </message>
    <message>
        <source>{unit}, {count} letters</source>
        <translation>{unit}，{count} 份</translation>
    </message>
    <message>
        <source>Coverage of the park {percent} →</source>
        <translation>园区覆盖率 {percent} →</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>勘误</translation>
    </message>
    <message>
        <source>Declare void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Withdraw {code}</source>
        <translation>撤回 {code}</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转化</translation>
    </message>
    <message>
        <source>Convert {code}</source>
        <translation>转化 {code}</translation>
    </message>
    <message>
        <source>Declare {code} void</source>
        <translation>作废 {code}</translation>
    </message>
    <message>
        <source>Correct {code}</source>
        <translation>勘误 {code}</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替代</translation>
    </message>
    <message>
        <source>Not in the figures until it is signed</source>
        <translation>签订前不计入统计</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>新建意向书</translation>
    </message>
    <message>
        <source>Letter of intent</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签订</translation>
    </message>
    <message>
        <source>Save draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Expired after {day}; a new letter can replace it</source>
        <translation>{day} 后已到期，可签新意向书替代</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>有效至 {day}</translation>
    </message>
    <message>
        <source>{price} CNY per m² and month</source>
        <translation>{price} 元/㎡·月</translation>
    </message>
    <message>
        <source>Chain of letters</source>
        <translation>替代关系</translation>
    </message>
    <message>
        <source>Letter signed</source>
        <translation>签订</translation>
    </message>
    <message>
        <source>Became a contract</source>
        <translation>转化为合同</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>被替代</translation>
    </message>
    <message>
        <source>Replaced by {code}</source>
        <translation>被 {code} 替代</translation>
    </message>
    <message>
        <source>Signed, replacing {code}</source>
        <translation>签订，替代 {code}</translation>
    </message>
    <message>
        <source>this month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>this quarter</source>
        <translation>本季度</translation>
    </message>
    <message>
        <source>this year</source>
        <translation>本年</translation>
    </message>
    <message>
        <source>last year</source>
        <translation>上年</translation>
    </message>
    <message>
        <source>Code, company, pinyin</source>
        <translation>编号、企业、拼音</translation>
    </message>
    <message>
        <source>No letter yet. Open a lead and sign its first one.</source>
        <translation>还没有意向书。打开一条线索，签订第一份。</translation>
    </message>
    <message>
        <source>{count} letters, {signed} signed in all</source>
        <translation>{count} 份，累计签订 {signed} 份</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Search in the list</source>
        <translation>在列表中查找</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit in the form</source>
        <translation>在表单中编辑</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Show archived</source>
        <translation>显示已归档</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Copy with header</source>
        <translation>复制（含表头）</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ListViews</name>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ready-made</source>
        <translation>常用</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Shared by others</source>
        <translation>他人共享</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>已共享</translation>
    </message>
    <message>
        <source>The view “{view}” names what this list does not have: {names}. The rest is shown; the view is kept as it is.</source>
        <translation>视图“{view}”里有本列表没有的项目：{names}。其余部分已应用，视图原样保留。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>View: {view}</source>
        <translation>视图：{view}</translation>
    </message>
    <message>
        <source>View: {view}, changed</source>
        <translation>视图：{view}，已修改</translation>
    </message>
</context>
<context>
    <name>LogContacts</name>
    <message>
        <source>Log a contact</source>
        <translation>速记对接</translation>
    </message>
    <message>
        <source>Turn contacts into leads</source>
        <translation>对接转为线索</translation>
    </message>
    <message>
        <source>Everybody met on this trip is a lead already.</source>
        <translation>本次出访的对接都已转为线索</translation>
    </message>
</context>
<context>
    <name>LogFoot</name>
    <message>
        <source>Throw away</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Save and close</source>
        <translation>保存并关闭</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>保存修改</translation>
    </message>
    <message>
        <source>Save, log the next</source>
        <translation>保存，记下一位</translation>
    </message>
</context>
<context>
    <name>LogForm</name>
    <message>
        <source>Company</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>意向程度</translation>
    </message>
    <message>
        <source>Day of the next step</source>
        <translation>下一步的日期</translation>
    </message>
    <message>
        <source>next Wed, +7</source>
        <translation>下周三、+7</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>press 1–4 to choose</source>
        <translation>按 1–4 直接选择</translation>
    </message>
    <message>
        <source>logged on trips only</source>
        <translation>只随出访记录</translation>
    </message>
    <message>
        <source>characters, pinyin, initials</source>
        <translation>汉字、拼音、首字母</translation>
    </message>
    <message>
        <source>Trip</source>
        <translation>出访</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>名片</translation>
    </message>
</context>
<context>
    <name>LogHead</name>
    <message>
        <source>Correct one of them (Alt+Up)</source>
        <translation>修改其中一位（Alt+↑）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Correct a contact</source>
        <translation>修改对接</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>速记对接</translation>
    </message>
    <message>
        <source>1 person logged today</source>
        <translation>本次已记 1 人</translation>
    </message>
    <message>
        <source>{count} people logged today</source>
        <translation>本次已记 {count} 人</translation>
    </message>
    <message>
        <source>Turn into leads ({count})</source>
        <translation>转为线索（{count}）</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>速记</translation>
    </message>
    <message>
        <source>Yinfeng</source>
        <translation>引凤</translation>
    </message>
    <message>
        <source>Yinfeng – demonstration</source>
        <translation>引凤 – 演示</translation>
    </message>
</context>
<context>
    <name>MatchesBlock</name>
    <message>
        <source>Open it</source>
        <translation>打开已有</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>记录(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Type a part of the name, pinyin or code.</source>
        <translation>输入名称、拼音或编号的一部分。</translation>
    </message>
    <message>
        <source>That is the same record. Choose another one.</source>
        <translation>这是同一条记录，请选择另一条。</translation>
    </message>
    <message>
        <source>Merge companies</source>
        <translation>合并企业</translation>
    </message>
    <message>
        <source>Merge contacts</source>
        <translation>合并联系人</translation>
    </message>
    <message>
        <source>Merge leads</source>
        <translation>合并线索</translation>
    </message>
</context>
<context>
    <name>MergePanel</name>
    <message>
        <source>Swap</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Moves to the one that stays: {records}.</source>
        <translation>转到保留方：{records}。</translation>
    </message>
    <message>
        <source>“{name}” is found under its name as before: it becomes another name.</source>
        <translation>“{name}”成为别名，仍可按原名查到。</translation>
    </message>
    <message>
        <source>Merged into {name}.</source>
        <translation>已合并到{name}。</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
</context>
<context>
    <name>MergedAway</name>
    <message>
        <source>Merged into {name}. Open that one.</source>
        <translation>已合并到{name}，请打开该记录。</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>已合并到</translation>
    </message>
</context>
<context>
    <name>Merger</name>
    <message>
        <source>Choose the record first.</source>
        <translation>请先选择记录。</translation>
    </message>
    <message>
        <source>Select two records to merge them.</source>
        <translation>请选中两条记录再合并。</translation>
    </message>
    <message>
        <source>Save or leave the form first.</source>
        <translation>请先保存或关闭表单。</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Mover</name>
    <message>
        <source>{company} moved to {stage}</source>
        <translation>已将{company}移至{stage}</translation>
    </message>
    <message>
        <source>{company}: move to {stage}</source>
        <translation>{company}：移至{stage}</translation>
    </message>
    <message>
        <source>Move to {stage}</source>
        <translation>移至{stage}</translation>
    </message>
    <message>
        <source>{code} moved.</source>
        <translation>{code} 已移动。</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建接待</translation>
    </message>
    <message>
        <source>A visit can be waived; the history then says so.</source>
        <translation>可免考察移动，历史会注明“免考察”。</translation>
    </message>
    <message>
        <source>Move without a visit</source>
        <translation>免考察并移动</translation>
    </message>
    <message>
        <source>New intent letter</source>
        <translation>新建意向书</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>补填</translation>
    </message>
    <message>
        <source>{title} moved to {day}</source>
        <translation>已将 {title} 移至 {day}</translation>
    </message>
</context>
<context>
    <name>NewStep</name>
    <message>
        <source>New next step</source>
        <translation>新建下一步</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>tomorrow, next Wed 14:00, +7, 10-16</source>
        <translation>明天、下周三 14:00、+7、10-16</translation>
    </message>
    <message>
        <source>Write what is to be done.</source>
        <translation>写下要做什么。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>none: a task of your own</source>
        <translation>不选：记为自己的待办</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>It becomes the next step of the lead.</source>
        <translation>将成为该线索的下一步。</translation>
    </message>
    <message>
        <source>Its next step “{text}” {day} stays; this becomes a task of the lead.</source>
        <translation>原下一步“{text}”{day} 保留；这一条记为该线索的待办。</translation>
    </message>
    <message>
        <source>Saved: {what}</source>
        <translation>已保存：{what}</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Show list</source>
        <translation>查看列表</translation>
    </message>
    <message>
        <source>{count} missed reminders</source>
        <translation>错过{count}条提醒</translation>
    </message>
    <message>
        <source>{count} reminders</source>
        <translation>{count}条提醒</translation>
    </message>
    <message>
        <source>Missed: {text}</source>
        <translation>错过：{text}</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Preparing the database</source>
        <translation>正在准备数据库</translation>
    </message>
    <message>
        <source>Yinfeng</source>
        <translation>引凤</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OutcomeStrip</name>
    <message>
        <source>When</source>
        <translation>何时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Enter keeps · Esc skips</source>
        <translation>Enter 记下 · Esc 不记</translation>
    </message>
</context>
<context>
    <name>OutcomeTable</name>
    <message>
        <source>What changes</source>
        <translation>变化内容</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Old → new</source>
        <translation>原值 → 新值</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能修改</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>将修改</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>不变</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Trips</source>
        <translation>出访</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>接待</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>Funds</source>
        <translation>基金</translation>
    </message>
    <message>
        <source>Parks</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Briefings</source>
        <translation>简报</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>PairList</name>
    <message>
        <source>Suspected duplicates</source>
        <translation>疑似重复</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Opened lately, and usual actions</source>
        <translation>最近打开与常用操作</translation>
    </message>
    <message>
        <source>The first {count}; type more to narrow them down</source>
        <translation>前{count}条，多输几个字可缩小范围</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>找到{count}条</translation>
    </message>
    <message>
        <source>Nothing is called “{text}”. Try fewer characters, pinyin, initials (ywct) or the last digits of a number.</source>
        <translation>没有找到“{text}”。可少输几个字，或试试拼音、首字母（如ywct）、电话尾号。</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>New company “{text}”</source>
        <translation>新建企业“{text}”</translation>
    </message>
    <message>
        <source>Companies, people, phone numbers, codes, actions; pinyin and initials too</source>
        <translation>企业、人名、电话、编号、操作，拼音和首字母也可以</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open below</source>
        <translation>打开并继续</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>PaneHeader</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>Parks</name>
    <message>
        <source>Letters</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>累计签订</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>可招商</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Oversubscribed</source>
        <translation>超额</translation>
    </message>
    <message>
        <source>({count} not published)</source>
        <translation>（{count} 处未公布）</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>parks</source>
        <translation>处</translation>
    </message>
    <message>
        <source>Name, pinyin or code</source>
        <translation>名称、拼音、编号</translation>
    </message>
    <message>
        <source>New park</source>
        <translation>新建园区</translation>
    </message>
    <message>
        <source>Edit park</source>
        <translation>编辑园区</translation>
    </message>
    <message>
        <source>No park yet. Enter the first one.</source>
        <translation>还没有园区，请录入第一个。</translation>
    </message>
    <message>
        <source>{count} parks</source>
        <translation>{count} 处</translation>
    </message>
    <message>
        <source>Letters of intent</source>
        <translation>意向书</translation>
    </message>
    <message>
        <source>No letter for this park yet.</source>
        <translation>这个园区还没有意向书。</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>新意向书</translation>
    </message>
    <message>
        <source>{intent} of intent in force, {room} available</source>
        <translation>有效意向 {intent}，可招商 {room}</translation>
    </message>
</context>
<context>
    <name>PeriodDialog</name>
    <message>
        <source>Export calendar</source>
        <translation>导出日历</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>本组</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Whose calendar</source>
        <translation>谁的日历</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose the file …</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Enter the first and the last day. DATE_INVALID</source>
        <translation>请填写起止日期。DATE_INVALID</translation>
    </message>
    <message>
        <source>The last day lies before the first. PERIOD_ORDER</source>
        <translation>截止日早于起始日。PERIOD_ORDER</translation>
    </message>
</context>
<context>
    <name>PeriodPopup</name>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Use these days</source>
        <translation>使用此期间</translation>
    </message>
    <message>
        <source>Enter both days, such as 2024-10-08.</source>
        <translation>请填写起止日期，如 2024-10-08。</translation>
    </message>
    <message>
        <source>The period ends before it begins. Exchange the days.</source>
        <translation>截止日早于起始日，请对调。</translation>
    </message>
</context>
<context>
    <name>PeriodValue</name>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
</context>
<context>
    <name>Periods</name>
    <message>
        <source>M{month}</source>
        <translation>{month} 月</translation>
    </message>
    <message>
        <source>Q1</source>
        <translation>一季度</translation>
    </message>
    <message>
        <source>Q2</source>
        <translation>二季度</translation>
    </message>
    <message>
        <source>Q3</source>
        <translation>三季度</translation>
    </message>
    <message>
        <source>Q4</source>
        <translation>四季度</translation>
    </message>
</context>
<context>
    <name>PersonWatch</name>
    <message>
        <source>Perhaps already entered:</source>
        <translation>可能已有此人：</translation>
    </message>
</context>
<context>
    <name>PlanRows</name>
    <message>
        <source>overdue by {days}</source>
        <translation>逾期 {days}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{day} in {days}</source>
        <translation>{day} 剩 {days}</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>{count} overdue</source>
        <translation>逾期{count}项</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>No task yet.</source>
        <translation>暂无待办。</translation>
    </message>
    <message>
        <source>Add a task</source>
        <translation>加待办</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{open} of {count} open</source>
        <translation>未办结{open}项，共{count}项</translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>Go back to it</source>
        <translation>返回该记录</translation>
    </message>
</context>
<context>
    <name>Plans</name>
    <message>
        <source>Added.</source>
        <translation>已添加。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>已恢复为未完成。</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>已归档。</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建待办</translation>
    </message>
    <message>
        <source>Edit task</source>
        <translation>编辑待办</translation>
    </message>
</context>
<context>
    <name>PostponePopup</name>
    <message>
        <source>Or a day in words, with a time if there is one</source>
        <translation>或写日期，可带时间</translation>
    </message>
    <message>
        <source>next Wed 9:30, +3, 10-16</source>
        <translation>下周三 9:30、+3、10-16</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>The day after tomorrow</source>
        <translation>后天</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>In a week (+7)</source>
        <translation>一周后（+7）</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>of {count}</source>
        <translation>/ {count} 页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Where records refuse</source>
        <translation>遇到不能修改的记录</translation>
    </message>
    <message>
        <source>all or nothing</source>
        <translation>全部或都不改</translation>
    </message>
    <message>
        <source>change only the others</source>
        <translation>仅修改其余记录</translation>
    </message>
    <message>
        <source>Drafts of letters that follow: {count}</source>
        <translation>另有 {count} 份意向书草稿随之变更</translation>
    </message>
    <message>
        <source>{count} will change</source>
        <translation>将修改 {count} 条</translation>
    </message>
    <message>
        <source>{count} stay as they are</source>
        <translation>不变 {count} 条</translation>
    </message>
    <message>
        <source>{count} cannot be changed</source>
        <translation>{count} 条不能修改</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>All {count}</source>
        <translation>全部 {count}</translation>
    </message>
    <message>
        <source>Records shown</source>
        <translation>显示的记录</translation>
    </message>
</context>
<context>
    <name>ProgressRow</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
</context>
<context>
    <name>QuickForm</name>
    <message>
        <source>Close</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message>
        <source>Log a contact</source>
        <translation>速记对接</translation>
    </message>
    <message>
        <source>The photo is still being kept.</source>
        <translation>照片正在保存</translation>
    </message>
    <message>
        <source>Write whom you met first.</source>
        <translation>请先写对接了谁</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>What you typed is kept. {keys} goes on with it.</source>
        <translation>所写内容已存为草稿，按 {keys} 继续</translation>
    </message>
    <message>
        <source>Corrected: {who}</source>
        <translation>已修改：{who}</translation>
    </message>
    <message>
        <source>Logged: {who}</source>
        <translation>已记：{who}</translation>
    </message>
    <message>
        <source>1 place needs attention.</source>
        <translation>1 处需要处理</translation>
    </message>
    <message>
        <source>{count} places need attention.</source>
        <translation>{count} 处需要处理</translation>
    </message>
    <message>
        <source>The draft could not be kept</source>
        <translation>草稿未能保存</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已存 {time}</translation>
    </message>
    <message>
        <source>conversation</source>
        <translation>沟通</translation>
    </message>
    <message>
        <source>is a lead</source>
        <translation>已转线索</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>Changed meanwhile by another person.</source>
        <translation>期间已由他人修改。</translation>
    </message>
    <message>
        <source>Another person saved meanwhile: {value}</source>
        <translation>期间他人已保存为：{value}</translation>
    </message>
</context>
<context>
    <name>RecordList</name>
    <message>
        <source>Take this condition away</source>
        <translation>去掉这个条件</translation>
    </message>
    <message>
        <source>No groups</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Clear conditions ({count})</source>
        <translation>清除 {count} 个条件</translation>
    </message>
    <message>
        <source>Nothing matches the conditions.</source>
        <translation>没有符合条件的记录。</translation>
    </message>
    <message>
        <source>Rows {first}–{last} of {all}</source>
        <translation>第 {first}–{last} 行，共 {all} 行</translation>
    </message>
    <message>
        <source>Add a condition…</source>
        <translation>添加条件…</translation>
    </message>
</context>
<context>
    <name>RecordPane</name>
    <message>
        <source>Archived: left out of lists and pickers, kept in the figures.</source>
        <translation>已归档：不在列表和选择框中出现，仍计入指标。</translation>
    </message>
    <message>
        <source>History</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>查看变更</translation>
    </message>
</context>
<context>
    <name>RecordSide</name>
    <message>
        <source>Restored.</source>
        <translation>已恢复。</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>已归档。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
</context>
<context>
    <name>RecordStory</name>
    <message>
        <source>Filter by text</source>
        <translation>按文字筛选</translation>
    </message>
    <message>
        <source>Filter the timeline by text</source>
        <translation>按文字筛选时间线</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有符合的记录。</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚无记录。</translation>
    </message>
    <message>
        <source>Follow-up logged.</source>
        <translation>已记录跟进。</translation>
    </message>
    <message>
        <source>Follow-up changed.</source>
        <translation>跟进已修改。</translation>
    </message>
    <message>
        <source>Go back to it</source>
        <translation>返回该记录</translation>
    </message>
    <message>
        <source>Follow-up removed.</source>
        <translation>跟进已移除。</translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message>
        <source>Name, pinyin or code</source>
        <translation>名称、拼音、编号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Nothing is archived. What you archive can be brought back here.</source>
        <translation>回收站是空的。归档的记录可以在这里恢复。</translation>
    </message>
    <message>
        <source>Comes back with it</source>
        <translation>一并恢复</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Archived by</source>
        <translation>归档人</translation>
    </message>
    <message>
        <source>1 part</source>
        <translation>1 项</translation>
    </message>
    <message>
        <source>{count} parts</source>
        <translation>{count} 项</translation>
    </message>
    <message>
        <source>{count} archived</source>
        <translation>{count} 条</translation>
    </message>
    <message>
        <source>This record is no longer in the recycle bin.</source>
        <translation>该记录已不在回收站。</translation>
    </message>
</context>
<context>
    <name>RecycleBinPage</name>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Choose first what shall come back.</source>
        <translation>请先选择要恢复的记录。</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>正在恢复</translation>
    </message>
    <message>
        <source>Restored.</source>
        <translation>已恢复。</translation>
    </message>
    <message>
        <source>Restored records: {count}</source>
        <translation>已恢复 {count} 条记录</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
</context>
<context>
    <name>RelatedRows</name>
    <message>
        <source>expires today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>expires in {days}</source>
        <translation>{days}后到期</translation>
    </message>
</context>
<context>
    <name>ReminderList</name>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Nothing waits for an answer.</source>
        <translation>没有待处理的提醒。</translation>
    </message>
    <message>
        <source>{count} unanswered</source>
        <translation>{count}条未处理</translation>
    </message>
    <message>
        <source>Remind me again</source>
        <translation>再次提醒</translation>
    </message>
    <message>
        <source>In 10 minutes</source>
        <translation>10分钟后</translation>
    </message>
    <message>
        <source>In 1 hour</source>
        <translation>1小时后</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>All seen</source>
        <translation>全部知道了</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>ReminderPainter</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>错过</translation>
    </message>
</context>
<context>
    <name>ReminderSettings</name>
    <message>
        <source>Remind me of what is due</source>
        <translation>到期时提醒我</translation>
    </message>
    <message>
        <source>Stay in the tray when the window is closed</source>
        <translation>关闭窗口时留在托盘</translation>
    </message>
    <message>
        <source>Without a time, and the summary</source>
        <translation>未定时间的事项和汇总</translation>
    </message>
    <message>
        <source>With a time</source>
        <translation>定了时间的事项</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>考察接待</translation>
    </message>
    <message>
        <source>Reminders go on. Quit ends the program, also from the tray.</source>
        <translation>提醒照常进行。“退出”才结束程序，托盘菜单里也有。</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window ends the program.</source>
        <translation>此桌面没有托盘，关闭窗口即退出程序。</translation>
    </message>
    <message>
        <source>at its time</source>
        <translation>到时提醒</translation>
    </message>
    <message>
        <source>{count} min before</source>
        <translation>提前{count}分钟</translation>
    </message>
    <message>
        <source>{count} h before</source>
        <translation>提前{count}小时</translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
</context>
<context>
    <name>RowCopying</name>
    <message>
        <source>Copied rows: {count}</source>
        <translation>已复制 {count} 行</translation>
    </message>
    <message>
        <source>No phone number is entered.</source>
        <translation>没有填写电话。</translation>
    </message>
    <message>
        <source>Copied: {text}</source>
        <translation>已复制：{text}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy with header</source>
        <translation>复制（含表头）</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>复制单元格</translation>
    </message>
    <message>
        <source>Copy phone</source>
        <translation>复制电话</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>What the file holds</source>
        <translation>文件内容</translation>
    </message>
</context>
<context>
    <name>RowView</name>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
</context>
<context>
    <name>Saver</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Kind:</source>
        <translation>类型：</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>正在写文件</translation>
    </message>
    <message>
        <source>Saved {count} entries: {path}</source>
        <translation>已保存{count}条：{path}</translation>
    </message>
</context>
<context>
    <name>SectionView</name>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 条</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>Copy for Excel</source>
        <translation>复制到表格</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>批量修改</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移至阶段</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>More for the selected rows</source>
        <translation>对所选行的更多操作</translation>
    </message>
    <message>
        <source>Uncheck all (Esc)</source>
        <translation>取消全选（Esc）</translation>
    </message>
    <message>
        <source>{count} selected</source>
        <translation>已选 {count} 条</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Acting as</source>
        <translation>操作人</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>Changes are recorded in this name, and its role decides what is allowed.</source>
        <translation>改动记在此人名下，可做什么由其角色决定。</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>Use one key, alone or with Ctrl, Alt and Shift.</source>
        <translation>请用一个键，可配合 Ctrl、Alt、Shift。</translation>
    </message>
    <message>
        <source>{keys} belongs to fields.</source>
        <translation>{keys} 是输入框用的键，不能改作他用。</translation>
    </message>
    <message>
        <source>{keys} opens a menu.</source>
        <translation>{keys} 用于打开菜单，不能改作他用。</translation>
    </message>
    <message>
        <source>{keys} belongs to the system.</source>
        <translation>{keys} 由系统使用，不能改作他用。</translation>
    </message>
    <message>
        <source>{keys} is needed to move, to type and to confirm.</source>
        <translation>{keys} 用于移动、输入和确认，不能改作他用。</translation>
    </message>
    <message>
        <source>A key that types needs Ctrl or Alt.</source>
        <translation>字符键须与 Ctrl 或 Alt 同按。</translation>
    </message>
    <message>
        <source>{keys} moves in every text and list.</source>
        <translation>{keys} 用于在文字和列表中移动，不能改作他用。</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>No shortcut is called so. Type a name, pinyin, or keys: ctrl+n</source>
        <translation>没有这样的快捷键。可输入名称、拼音或按键，如ctrl+n</translation>
    </message>
    <message>
        <source>“{name}” belongs to fields and lists and cannot be changed.</source>
        <translation>“{name}”是输入框和列表的固定按键，不能更改。</translation>
    </message>
    <message>
        <source>“{name}” has no keys now.</source>
        <translation>“{name}”现在没有快捷键。</translation>
    </message>
    <message>
        <source>All shortcuts are as at first.</source>
        <translation>全部快捷键已恢复默认。</translation>
    </message>
    <message>
        <source>Really reset {count}</source>
        <translation>确定恢复{count}项</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Name, pinyin or keys</source>
        <translation>名称、拼音或按键</translation>
    </message>
    <message>
        <source>Search in the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Visits and trips</source>
        <translation>接待与出访</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Over the limit</source>
        <translation>超过停留期限</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Letters that end within 30 days</source>
        <translation>30 天内到期的意向书</translation>
    </message>
    <message>
        <source>Open requirements</source>
        <translation>未办结要素</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Demonstration data only</source>
        <translation>示例数据，仅供演示</translation>
    </message>
    <message>
        <source>Team database</source>
        <translation>团队数据库</translation>
    </message>
    <message>
        <source>Local database</source>
        <translation>本机数据库</translation>
    </message>
    <message>
        <source>{database} · saved</source>
        <translation>{database} · 已保存</translation>
    </message>
</context>
<context>
    <name>StayQuestion</name>
    <message>
        <source>Go on reminding when the window is closed?</source>
        <translation>关闭窗口后还要继续提醒吗？</translation>
    </message>
    <message>
        <source>Yinfeng can stay in the tray of the desktop and remind you from there. Quit ends it. The settings can change this at any time.</source>
        <translation>引凤可以留在桌面托盘里继续提醒。“退出”会结束程序。随时可以在设置中更改。</translation>
    </message>
    <message>
        <source>Stay in the tray</source>
        <translation>留在托盘</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>Subtotals</name>
    <message>
        <source>{count} tenants</source>
        <translation>入驻{count}家</translation>
    </message>
    <message>
        <source>{count} done</source>
        <translation>完成{count}次</translation>
    </message>
    <message>
        <source>{count} receptions</source>
        <translation>接待{count}次</translation>
    </message>
    <message>
        <source>{count} signed</source>
        <translation>签订{count}份</translation>
    </message>
</context>
<context>
    <name>TagsEditor</name>
    <message>
        <source>Enter adds</source>
        <translation>按 Enter 添加</translation>
    </message>
</context>
<context>
    <name>TermButtons</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>+{months} mo</source>
        <translation>+{months} 个月</translation>
    </message>
</context>
<context>
    <name>TextInPlace</name>
    <message>
        <source>(nothing)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>用我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>用对方的</translation>
    </message>
    <message>
        <source>Somebody else changed this text meanwhile. It reads now:</source>
        <translation>其间他人修改了这段文字，现在是：</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>More for this tile</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Copy table</source>
        <translation>复制表格</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Kind of entry</source>
        <translation>类型</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开{name}</translation>
    </message>
    <message>
        <source>the record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message>
        <source>No visits and no trips in the next two weeks.</source>
        <translation>今后两周没有接待和出访。</translation>
    </message>
    <message>
        <source>No lead stands longer than the limit of its stage.</source>
        <translation>没有线索超过停留期限。</translation>
    </message>
    <message>
        <source>review {day}</source>
        <translation>复核 {day}</translation>
    </message>
    <message>
        <source>limit {days}</source>
        <translation>期限 {days}</translation>
    </message>
    <message>
        <source>No letter ends by {day}.</source>
        <translation>没有意向书在{day}前到期。</translation>
    </message>
    <message>
        <source>{count} letters without an end count as standing.</source>
        <translation>未填有效期的意向书按长期有效计，共{count}份。</translation>
    </message>
    <message>
        <source>Enter the end</source>
        <translation>补填有效期</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>No open requirements.</source>
        <translation>没有未办结的要素。</translation>
    </message>
    <message>
        <source>needed by {day}</source>
        <translation>要求 {day} 前</translation>
    </message>
    <message>
        <source>{days} late</source>
        <translation>逾期 {days}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>另有{count}项</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期事项</translation>
    </message>
    <message>
        <source>{count} more, shown once those above are done</source>
        <translation>另有{count}项，办完上面的再显示</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>New next step</source>
        <translation>新建下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Postpone…</source>
        <translation>改期…</translation>
    </message>
    <message>
        <source>Hand on…</source>
        <translation>转交…</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>postpone</source>
        <translation>改期</translation>
    </message>
    <message>
        <source>hand on</source>
        <translation>转交</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新建下一步</translation>
    </message>
    <message>
        <source>Nothing is due. Write down the next step of a lead, or log whom you met.</source>
        <translation>没有到期事项。给线索写下一步，或记下今天见过的人。</translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation>速记</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>My team</source>
        <translation>本组</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Whose day</source>
        <translation>看谁的</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Yinfeng: {count} due today</source>
        <translation>引凤：今天{count}项到期</translation>
    </message>
    <message>
        <source>Yinfeng</source>
        <translation>引凤</translation>
    </message>
    <message>
        <source>{count} due today</source>
        <translation>今天{count}项到期</translation>
    </message>
    <message>
        <source>Reminders: {count} unanswered</source>
        <translation>提醒：{count}条未处理</translation>
    </message>
    <message>
        <source>Open Yinfeng</source>
        <translation>打开引凤</translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation>速记</translation>
    </message>
    <message>
        <source>Nothing due today</source>
        <translation>今天没有到期事项</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>TripField</name>
    <message>
        <source>Trip</source>
        <translation>出访</translation>
    </message>
    <message>
        <source>No trip: log a conversation</source>
        <translation>不属于出访：记为沟通</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Met on</source>
        <translation>对接日期</translation>
    </message>
</context>
<context>
    <name>Trips</name>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>对接</translation>
    </message>
    <message>
        <source>To leads</source>
        <translation>转线索</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>trips</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>对接</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>转为线索</translation>
    </message>
    <message>
        <source>leads</source>
        <translation>条</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>记对接</translation>
    </message>
    <message>
        <source>Edit the log</source>
        <translation>编辑对接记录</translation>
    </message>
    <message>
        <source>Title, city, code or whom you met</source>
        <translation>名称、城市、编号、对接企业</translation>
    </message>
    <message>
        <source>No trip yet. Plan the first one.</source>
        <translation>还没有出访，请安排第一次。</translation>
    </message>
    <message>
        <source>New trip</source>
        <translation>新建出访</translation>
    </message>
    <message>
        <source>Edit trip</source>
        <translation>编辑出访</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>出访报告</translation>
    </message>
    <message>
        <source>Whom you met, what came of it, what is next</source>
        <translation>见了谁、谈成什么、下一步</translation>
    </message>
    <message>
        <source>Stops by day</source>
        <translation>日程安排</translation>
    </message>
    <message>
        <source>Day {number}</source>
        <translation>第{number}天</translation>
    </message>
    <message>
        <source>nothing planned yet</source>
        <translation>尚无安排</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Add a stop on this day</source>
        <translation>在这一天加行程点</translation>
    </message>
    <message>
        <source>begins before the stop above it</source>
        <translation>开始时间早于上一个行程点</translation>
    </message>
    <message>
        <source>Division of work</source>
        <translation>人员分工</translation>
    </message>
    <message>
        <source>Take somebody along</source>
        <translation>加同行人员</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>分工</translation>
    </message>
    <message>
        <source>Leave at home</source>
        <translation>移出同行</translation>
    </message>
    <message>
        <source>leader</source>
        <translation>带队</translation>
    </message>
    <message>
        <source>New stop</source>
        <translation>新行程点</translation>
    </message>
    <message>
        <source>Edit stop</source>
        <translation>编辑行程点</translation>
    </message>
    <message>
        <source>Taken off the trip.</source>
        <translation>已移出这次出访。</translation>
    </message>
    <message>
        <source>The plan is arranged.</source>
        <translation>日程已调整。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>The report is saved.</source>
        <translation>报告已保存。</translation>
    </message>
    <message>
        <source>Finish the trip</source>
        <translation>完成出访</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{count} trips</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>Turn into leads ({count})</source>
        <translation>转为线索（{count}）</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>{amount} over budget</source>
        <translation>超预算{amount}</translation>
    </message>
    <message>
        <source>{amount} below budget</source>
        <translation>结余{amount}</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Contacts logged</source>
        <translation>对接记录</translation>
    </message>
    <message>
        <source>Nobody logged yet. A click makes a lead of whom you log.</source>
        <translation>还没有对接记录。记下后一键转为线索。</translation>
    </message>
    <message>
        <source>Make a lead</source>
        <translation>转为线索</translation>
    </message>
    <message>
        <source>Interest: {level}</source>
        <translation>意向{level}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Take off the trip</source>
        <translation>移出这次出访</translation>
    </message>
    <message>
        <source>Take off the plan</source>
        <translation>移出日程</translation>
    </message>
</context>
<context>
    <name>TripsPage</name>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>log a contact</source>
        <translation>速记对接</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>{code} is the lead of this contact.</source>
        <translation>已转为线索 {code}。</translation>
    </message>
    <message>
        <source>Open the lead</source>
        <translation>打开线索</translation>
    </message>
    <message>
        <source>Taken off the trip.</source>
        <translation>已移出这次出访。</translation>
    </message>
</context>
<context>
    <name>UnderWay</name>
    <message>
        <source>Finishing</source>
        <translation>正在完成</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>Undo {action}</source>
        <translation>撤销 {action}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo {action}</source>
        <translation>重做 {action}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Meanwhile another program has written: {action}. Now that would be undone.</source>
        <translation>其间另一程序写入了：{action}。现在撤销的将是它。</translation>
    </message>
    <message>
        <source>Redoing</source>
        <translation>正在重做</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>正在撤销</translation>
    </message>
    <message>
        <source>Redone: {action}</source>
        <translation>已重做：{action}</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
    <message>
        <source>Redone: {action} ({count} records)</source>
        <translation>已重做：{action}（{count} 条）</translation>
    </message>
    <message>
        <source>Undone: {action} ({count} records)</source>
        <translation>已撤销：{action}（{count} 条）</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
</context>
<context>
    <name>UnsavedQuestion</name>
    <message>
        <source>Something on this page is not saved.</source>
        <translation>本页有内容尚未保存。</translation>
    </message>
    <message>
        <source>Closing the program now throws it away.</source>
        <translation>现在关闭程序，这些内容将丢失。</translation>
    </message>
    <message>
        <source>Discard and close</source>
        <translation>不保存，关闭</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ViewForm</name>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Everybody may use it</source>
        <translation>所有人可用</translation>
    </message>
    <message>
        <source>“Me” is whoever opens the view</source>
        <translation>“我”指打开视图的人</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ViewPicker</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Find a view</source>
        <translation>查找视图</translation>
    </message>
    <message>
        <source>Keep to myself</source>
        <translation>取消共享</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>共享</translation>
    </message>
</context>
<context>
    <name>ViewSaving</name>
    <message>
        <source>Update “{view}”</source>
        <translation>更新“{view}”</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>The view “{view}” is saved.</source>
        <translation>视图“{view}”已保存。</translation>
    </message>
    <message>
        <source>Rename view</source>
        <translation>视图改名</translation>
    </message>
    <message>
        <source>The view is called “{view}”.</source>
        <translation>视图已改名为“{view}”。</translation>
    </message>
    <message>
        <source>Everybody may use “{view}” now.</source>
        <translation>“{view}”现在所有人可用。</translation>
    </message>
    <message>
        <source>“{view}” is only for its owner again.</source>
        <translation>“{view}”已改为仅本人可用。</translation>
    </message>
    <message>
        <source>The view “{view}” is in the recycle bin.</source>
        <translation>视图“{view}”已移到回收站。</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>My leads</source>
        <translation>我的线索</translation>
    </message>
    <message>
        <source>Due this week</source>
        <translation>本周要办</translation>
    </message>
    <message>
        <source>Stalled</source>
        <translation>停滞</translation>
    </message>
    <message>
        <source>Intent, to be signed</source>
        <translation>意向待转化</translation>
    </message>
    <message>
        <source>Without a next action</source>
        <translation>未定下一步</translation>
    </message>
    <message>
        <source>With overdue needs</source>
        <translation>有逾期要素</translation>
    </message>
    <message>
        <source>New this month</source>
        <translation>本月新增</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>在园企业</translation>
    </message>
    <message>
        <source>With open leads</source>
        <translation>有在谈线索</translation>
    </message>
    <message>
        <source>My trips</source>
        <translation>我的出访</translation>
    </message>
    <message>
        <source>Planned and under way</source>
        <translation>计划与进行中</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>My visits</source>
        <translation>我的接待</translation>
    </message>
    <message>
        <source>In the next 7 days</source>
        <translation>未来7天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>My letters</source>
        <translation>我的意向书</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>Expiring within 30 days</source>
        <translation>30天内到期</translation>
    </message>
    <message>
        <source>Signed this year</source>
        <translation>今年签订</translation>
    </message>
    <message>
        <source>Counted in figures</source>
        <translation>计入统计</translation>
    </message>
    <message>
        <source>My deals</source>
        <translation>我的股权项目</translation>
    </message>
    <message>
        <source>Opened and operating</source>
        <translation>开园与运营</translation>
    </message>
</context>
<context>
    <name>Visits</name>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Visitors</source>
        <translation>来访人数</translation>
    </message>
    <message>
        <source>{company} and {count} more</source>
        <translation>{company}及另外 {count} 家</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>园区</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Receptions done</source>
        <translation>已完成接待</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Company, pinyin or code</source>
        <translation>企业、拼音、编号</translation>
    </message>
    <message>
        <source>No visit yet. Enter the first one.</source>
        <translation>还没有接待考察，请录入第一次。</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>新建接待</translation>
    </message>
    <message>
        <source>Edit visit</source>
        <translation>编辑接待</translation>
    </message>
    <message>
        <source>Finish the visit</source>
        <translation>完成接待</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>{count} visits</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>Confirm the date</source>
        <translation>确认时间</translation>
    </message>
    <message>
        <source>Also wanted</source>
        <translation>时间冲突</translation>
    </message>
    <message>
        <source>Next action</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>Who comes</source>
        <translation>填写来宾</translation>
    </message>
    <message>
        <source>Parks shown</source>
        <translation>考察园区</translation>
    </message>
    <message>
        <source>No park: the visit did not lead to one.</source>
        <translation>没有考察园区。</translation>
    </message>
    <message>
        <source>Leads</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>No lead came of it yet.</source>
        <translation>尚未由此产生线索。</translation>
    </message>
    <message>
        <source>New lead</source>
        <translation>新线索</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>What was said, what was agreed</source>
        <translation>谈了什么、议定什么</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>日程安排</translation>
    </message>
    <message>
        <source>No programme yet. Add its lines: Enter adds the next one.</source>
        <translation>尚无日程。逐行添加，回车加下一行。</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>加一行</translation>
    </message>
    <message>
        <source>Take off the programme</source>
        <translation>移出日程</translation>
    </message>
    <message>
        <source>closing rate {rate}</source>
        <translation>销号率{rate}</translation>
    </message>
    <message>
        <source>Issues raised</source>
        <translation>走访问题</translation>
    </message>
    <message>
        <source>No issue raised.</source>
        <translation>没有提出问题。</translation>
    </message>
    <message>
        <source>Add an issue</source>
        <translation>加问题</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>已销号</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>新日程行</translation>
    </message>
    <message>
        <source>Edit the line</source>
        <translation>编辑日程行</translation>
    </message>
    <message>
        <source>New issue</source>
        <translation>新问题</translation>
    </message>
    <message>
        <source>Edit the issue</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Archived.</source>
        <translation>已归档。</translation>
    </message>
    <message>
        <source>Settled.</source>
        <translation>已销号。</translation>
    </message>
    <message>
        <source>Open again.</source>
        <translation>已恢复为未销号。</translation>
    </message>
    <message>
        <source>The programme is arranged.</source>
        <translation>日程已调整。</translation>
    </message>
    <message>
        <source>The minutes are saved.</source>
        <translation>纪要已保存。</translation>
    </message>
</context>
<context>
    <name>VisitsPage</name>
    <message>
        <source>{code} is confirmed.</source>
        <translation>{code} 已确认。</translation>
    </message>
</context>
<context>
    <name>WritingFoot</name>
    <message>
        <source>Write a follow-up</source>
        <translation>写跟进</translation>
    </message>
</context>
</TS>
