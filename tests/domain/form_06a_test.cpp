#include "domain/form_06a.hpp"

#include "tests/domain/tales.hpp"

#include <stdexcept>
#include <vector>

using namespace motcua;
using namespace motcua::test;

namespace {

constexpr Period kMarch{first_of(2015, 3), first_of(2015, 4)};
constexpr Period kApril{first_of(2015, 4), first_of(2015, 5)};

Figures of(const std::vector<const Tale*>& tales, const Period& period)
{
    Figures sum;
    for (const Tale* tale : tales) sum.add(figures_of(*tale, period, "2016-01-01 00:00"));
    return sum;
}

using Columns = std::array<std::int64_t, 11>;

}  // namespace

TEST_CASE("form 06a: each dossier in its columns, refused and withdrawn in the ninth")
{
    Tale early, late, refused, withdrawn, waiting, overdue, old;
    early.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-06 10:00");
    late.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-10 07:30");
    refused.received("2015-03-02 08:00", "2015-03-09 17:00").decided("2015-03-12 10:00", Outcome::refused);
    withdrawn.received("2015-03-02 08:00", "2015-03-09 17:00").happens("2015-03-05 10:00", Withdrawn{seal()});
    waiting.received("2015-03-02 08:00", "2015-03-09 17:00").happens("2015-03-04 08:00", SupplementRequested{seal()});
    overdue.received("2015-03-02 08:00", "2015-03-09 17:00");
    old.received("2015-02-02 08:00", "2015-04-09 17:00");
    const std::vector<const Tale*> all{&early, &late, &refused, &withdrawn, &waiting, &overdue, &old};
    // Columns 3 to 13: 7 = 0 + 6 + 1; 4 = 1 + 2 + 1; 3 = 2 + 1.
    CHECK(form_06a(of(all, kMarch)) == Columns{7, 0, 6, 1, 4, 1, 2, 1, 3, 2, 1});
    // April begins with the three in progress; at its end two are overdue and one still waits.
    CHECK(form_06a(of(all, kApril)) == Columns{3, 0, 0, 3, 0, 0, 0, 0, 3, 1, 2});
    CHECK(form_06a({}) == Columns{});
}

TEST_CASE("form 06a: a result sent back is carried over beside what was in progress")
{
    Tale redone;
    redone.received("2015-03-02 08:00", "2015-03-31 17:00")
        .decided("2015-03-20 10:00")
        .happens("2015-04-02 09:00", RedoOrdered{seal()})
        .decided("2015-04-03 09:00");
    CHECK(form_06a(of({&redone}, kMarch)) == Columns{1, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0});
    CHECK(form_06a(of({&redone}, kApril)) == Columns{1, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0});
}

TEST_CASE("form 06a has no column for dossiers without a deadline")
{
    Tale unlimited;
    unlimited.received_without_limit("2015-03-02 08:00");
    CHECK_THROWS_AS(form_06a(of({&unlimited}, kMarch)), std::logic_error);
}
