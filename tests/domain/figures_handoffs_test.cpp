#include "tests/domain/tales.hpp"

using namespace motcua;
using namespace motcua::test;

// Offices work from Monday to Friday, 07:30-11:30 and 13:00-17:00. 2 March 2015 is a Monday.

namespace {

constexpr Period kMarch{first_of(2015, 3), first_of(2015, 4)};

}  // namespace

TEST_CASE("handoffs count when they end, with their minutes, and those still open at the end")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00")
        .sent("2015-03-02 09:00")
        .happens("2015-03-02 09:10", HandoffDeclined{1, seal()})
        .sent("2015-03-02 10:00")
        .accepted("2015-03-03 09:00")
        .sent("2015-03-31 16:00", kLand, kDesk);
    const Figures march = figures_of(tale, kMarch);
    CHECK(march.of(MarkKind::sent) == MarkSum{3, 0});
    CHECK(march.of(MarkKind::declined) == MarkSum{1, 10});
    // From 10:00 to 11:30 and 13:00 to 17:00, and 90 minutes on Tuesday: more than the four hours an office has.
    CHECK(march.of(MarkKind::accepted) == MarkSum{1, 90 + 240 + 90});
    CHECK(march.of(MarkKind::accepted_late) == MarkSum{1, 0});
    CHECK(march.unaccepted == 1);
    // Received before 15:00 on Monday: to be handed over that day; sent, and taken only on Tuesday, it was.
    CHECK(march.of(MarkKind::handed_over).count == 1);
    CHECK(march.of(MarkKind::handed_over_late).count == 0);
    // At the desk 60 + 50 minutes; the department until the 31st at 16:00: 390 on the 3rd, 19 days of 480, and 420.
    CHECK(march.of(MarkKind::at_desk) == MarkSum{2, 60 + 50});
    CHECK(march.of(MarkKind::at_department) == MarkSum{1, 390 + 19 * 480 + 420});
}

TEST_CASE("kept at the desk beyond the 15:00 rule is handed over late")
{
    Tale tale;
    tale.received("2015-03-02 08:00", "2015-03-09 17:00").sent("2015-03-03 07:31").accepted("2015-03-03 08:00");
    CHECK(figures_of(tale, kMarch).of(MarkKind::handed_over_late).count == 1);
}
