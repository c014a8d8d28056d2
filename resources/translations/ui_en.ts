<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Figures</name>
    <message numerus="yes">
        <source>(%n fund(s) not set)</source>
        <translation>
            <numerusform>(%n fund not set)</numerusform>
            <numerusform>(%n funds not set)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>IntentTile</name>
    <message numerus="yes">
        <source>%n letter(s)</source>
        <translation>
            <numerusform>%n letter</numerusform>
            <numerusform>%n letters</numerusform>
        </translation>
    </message>
</context>
</TS>
