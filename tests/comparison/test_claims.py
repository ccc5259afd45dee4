from whatweknow.comparison.claims import choose_claim
from whatweknow.records import Act

from .invented import NORLAND, SUND, said


def test_the_shortest_complete_clause_that_asserts_is_shown_with_its_party() -> None:
    rows = [
        said("a", 10, NORLAND, Act.DENY, "its navy fired", no=True),
        said("a", 50, SUND, Act.ACCUSE, "Norland of firing on the ferry"),
        said("b", 10, SUND, Act.ACCUSE, "“Norland fired on the ferry. It was a clear night.”"),
        said("b", 90, SUND, Act.ACCUSE, "Norland may have fired on the ferry Alma with a missile", hedged=True),
    ]
    claim = choose_claim(rows, [1.0, 1.0, 1.0, 1.0])
    assert claim.party == "sund"
    assert claim.quote.exact == "“Norland fired on the ferry."
    assert (claim.quote.start, claim.quote.end) == (10, 10 + len(claim.quote.exact))


def test_where_all_deny_a_denial_is_shown() -> None:
    denial = said("a", 10, NORLAND, Act.DENY, "the recorders will be handed over", no=True)
    assert choose_claim([denial], [1.0]).quote == denial.content[0]


def test_what_is_far_from_the_point_is_not_shown() -> None:
    near = said("a", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma")
    far = said("a", 99, SUND, Act.ASSERT, "the sea was calm")
    assert choose_claim([far, near], [0.2, 0.9]).quote == near.content[0]
