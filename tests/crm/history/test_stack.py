"""Which change set is next: an undo cancels its change, a redo brings it back."""

from __future__ import annotations

from crm.history.stack import Entry, Next, next_steps, origin, still_in_effect, takes_back


def history(*undoes):
    """Build the entries, newest first, of change sets 1, 2, 3 …; each names what it undoes."""
    links = {number: undone for number, undone in enumerate(undoes, 1) if undone}
    return [
        Entry(
            number,
            undone=number in links.values(),
            takes_back=takes_back(number, links),
            ordinary=number not in links,
        )
        for number in range(len(undoes), 0, -1)
    ]


def test_nothing_done_is_nothing_to_undo():
    assert next_steps([]) == Next()


def test_the_newest_change_is_undone_first():
    assert next_steps(history(0, 0, 0)) == Next(undo=3)


def test_an_undone_change_is_passed_over_and_can_be_redone():
    assert next_steps(history(0, 0, 2)) == Next(undo=1, redo=3)


def test_several_undone_changes_are_redone_in_the_reverse_order():
    # 1 and 2 done, 2 undone by 3, 1 undone by 4
    assert next_steps(history(0, 0, 2, 1)) == Next(redo=4)
    # 4 undone by 5: the first change is there again
    assert next_steps(history(0, 0, 2, 1, 4)) == Next(undo=5, redo=3)
    assert next_steps(history(0, 0, 2, 1, 4, 3)) == Next(undo=6)


def test_a_redo_is_undone_in_the_place_of_its_change():
    # 2 undone by 3, redone by 4, undone again by 5
    assert next_steps(history(0, 0, 2, 3)) == Next(undo=4)
    assert next_steps(history(0, 0, 2, 3, 4)) == Next(undo=1, redo=5)


def test_a_new_change_ends_what_could_be_redone():
    assert next_steps(history(0, 0, 2, 0)) == Next(undo=4)
    # … and stays the end of it after it was undone itself
    assert next_steps(history(0, 0, 2, 0, 4)) == Next(undo=1, redo=5)


def test_a_change_undone_out_of_turn_leaves_the_others():
    assert next_steps(history(0, 0, 0, 2)) == Next(undo=3, redo=4)


def test_reading_stops_when_both_are_known():
    def entries():
        yield from history(0, 0, 0)[:1]
        raise AssertionError("read further than needed")

    assert next_steps(entries()) == Next(undo=3)


def test_a_chain_goes_back_to_its_change():
    links = {3: 2, 4: 3, 5: 4}
    assert [takes_back(each, links) for each in (2, 3, 4, 5)] == [False, True, False, True]
    assert {origin(each, links) for each in (2, 3, 4, 5)} == {2}


def test_a_change_and_its_undo_cancel_out():
    assert still_in_effect({5: None, 6: 5}) == []
    assert still_in_effect({5: None, 6: 5, 7: 6}) == [5]
    assert still_in_effect({5: None, 6: 5, 7: None}) == [7]
    assert still_in_effect({6: 2}) == [6]
