#include "storage/publication.hpp"

#include "storage/calendars.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossier_lists.hpp"
#include "storage/provisional.hpp"
#include "tests/support/calendar_office.hpp"

using namespace motcua;
using namespace motcua::storage;
using namespace motcua::tests;
using namespace motcua::test;

namespace {

const std::string kOne = "X24.217-150302-0001";
const std::string kTwo = "X24.217-150302-0002";
const std::string kNeighbour = "X24.218-150302-0001";

const Seal kSealed{std::string(64, '0')};

std::string reason_of(const auto& checked)
{
    return checked ? "published" : std::string{to_string(checked.error().front().reason)};
}

}  // namespace

TEST_CASE_FIXTURE(CalendarOffice, "a new holiday moves every open dossier it lies before the due date of, and says so")
{
    REQUIRE(receive(kOne));
    REQUIRE(receive(kNeighbour, at("2015-03-09 17:00"), {.name = "B"}, "X24.218.MC"));
    CHECK(moved_by(draft_day(kCountry, "2015-03-06")) == 2);
    const Dossier moved = dossier(kOne);
    CHECK(shown(moved.due_at) == "2015-03-10T17:00:00+07:00");
    CHECK(shown(moved.original_due_at) == "2015-03-09T17:00:00+07:00");
    CHECK(moved.version == 2);
    const auto entry = history_of(session(), kOne).back();
    CHECK(entry.actor == "quantri");
    CHECK(entry.happened_at == now);
    const auto& change = std::get<CalendarChanged>(entry.body);
    CHECK(change.calendar == "3");
    CHECK(shown(change.due_at) == "2015-03-10T17:00:00+07:00");
    CHECK(due(kNeighbour) == "2015-03-10T17:00:00+07:00");
    CHECK(is_clean());
}

TEST_CASE_FIXTURE(CalendarOffice, "a unit's own days move its own dossiers only")
{
    REQUIRE(receive(kOne));
    REQUIRE(receive(kNeighbour, at("2015-03-09 17:00"), {.name = "B"}, "X24.218.MC"));
    CHECK(moved_by(draft_day("X24.217", "2015-03-06")) == 1);
    CHECK(due(kOne) == "2015-03-10T17:00:00+07:00");
    CHECK(due(kNeighbour) == "2015-03-09T17:00:00+07:00");
}

TEST_CASE_FIXTURE(CalendarOffice, "days outside the way to the due date move nothing")
{
    REQUIRE(receive(kOne));
    CHECK(moved_by(draft_day(kCountry, "2015-02-27")) == 0);
    CHECK(moved_by(draft_day(kCountry, "2015-03-10")) == 0);
    CHECK(last_kind(kOne) == "received");
}

TEST_CASE_FIXTURE(CalendarOffice, "what has ended or lies at the desk with its result keeps its date")
{
    REQUIRE(receive(kOne));
    REQUIRE(receive(kTwo));
    REQUIRE(happen(kOne, Withdrawn{kSealed}, "tiepnhan", "2015-03-03 08:00"));
    REQUIRE(happen(kTwo, Decided{}, "tiepnhan", "2015-03-03 08:00"));
    CHECK(moved_by(draft_day(kCountry, "2015-03-06")) == 0);
    CHECK(due(kOne) == "2015-03-09T17:00:00+07:00");
    CHECK(due(kTwo) == "2015-03-09T17:00:00+07:00");
}

TEST_CASE_FIXTURE(CalendarOffice, "a day that is taken back, a make-up Saturday and a half day")
{
    REQUIRE(receive(kOne));
    CHECK(moved_by(draft_day(kCountry, "2015-03-06")) == 1);
    CHECK(moved_by(draft_day(kCountry, "2015-03-06", DayType::regular)) == 1);
    CHECK(due(kOne) == "2015-03-09T17:00:00+07:00");
    // Saturday 7 March is worked: 3, 4, 5, 6 and 7 March are five days.
    CHECK(moved_by(draft_day(kCountry, "2015-03-07", DayType::makeup_work)) == 1);
    CHECK(due(kOne) == "2015-03-07T17:00:00+07:00");
    // The district does not follow it; but Monday is worked in the morning only.
    Edition edition{.unit = "X24.217",
                    .reason = "Thông báo",
                    .days = {off("X24.217", "2015-03-07", DayType::regular), off("X24.217", "2015-03-09")}};
    edition.days.back().day.segments = {{450, 690}};
    CHECK(moved_by(draft(edition)) == 1);
    CHECK(due(kOne) == "2015-03-09T11:30:00+07:00");
}

TEST_CASE_FIXTURE(CalendarOffice, "a dossier that waits keeps its wait, one that was appointed anew its appointment")
{
    REQUIRE(receive(kOne));
    REQUIRE(receive(kTwo));
    REQUIRE(happen(kOne, SupplementRequested{.reason = kSealed, .documents = {}}, "tiepnhan", "2015-03-03 09:00"));
    REQUIRE(happen(kTwo, Reappointed{.due_at = at("2015-03-12 17:00"), .approver = "lanhdao", .reason = kSealed},
                   "tiepnhan", "2015-03-03 09:00"));
    CHECK(moved_by(draft_day(kCountry, "2015-03-06")) == 1);
    CHECK(due(kOne) == "2015-03-10T17:00:00+07:00");
    CHECK(dossier(kOne).paused_since == at("2015-03-03 09:00"));
    CHECK(due(kTwo) == "2015-03-12T17:00:00+07:00");
    // The appointed date itself is off: the next working day.
    CHECK(moved_by(draft_day(kCountry, "2015-03-12")) == 1);
    CHECK(due(kTwo) == "2015-03-13T17:00:00+07:00");
    CHECK(is_clean());
}

TEST_CASE_FIXTURE(CalendarOffice, "the preview lists exactly what the publication then does")
{
    for (int i = 1; i <= 80; ++i) {
        const std::string serial = std::to_string(1000 + i).substr(1);
        REQUIRE(receive("X24.217-150302-0" + serial));
    }
    REQUIRE(receive(kNeighbour, at("2015-03-09 17:00"), {.name = "B"}, "X24.218.MC"));
    now = at("2015-03-10 09:00");  // overdue by the calendar in force, not by the new one
    const auto id = draft_day(kCountry, "2015-03-06");
    const auto preview = preview_edition(session(), id, now, {100});
    REQUIRE(preview);
    CHECK(preview->all == MovementCounts{.later = 81, .no_longer_overdue = 81});
    CHECK(preview->by_desk.at("X24.218.MC") == MovementCounts{.later = 1, .no_longer_overdue = 1});
    REQUIRE(preview->movements.size() == 81);
    CHECK(preview->movements.front().working_days == 1);
    CHECK(preview->movements.front().calendar_days == 1);
    REQUIRE(preview->days.size() == 1);
    CHECK_FALSE(preview->days.front().before);
    CHECK(last_kind(kOne) == "received");
    const auto page = preview_edition(session(), id, now, {5});
    REQUIRE(page->movements.size() == 5);
    CHECK(page->left == 76);
    const auto rest = preview_edition(session(), id, now, {100, page->movements.back().code});
    CHECK(rest->movements.size() == 76);
    CHECK(rest->movements.front().code == preview->movements[5].code);
    CHECK(rest->left == 0);
    CHECK(rest->all == preview->all);

    CHECK(moved_by(id) == 81);
    for (const Movement& movement : preview->movements) CHECK(dossier(movement.code).due_at == movement.due_after);
    CHECK(is_clean());
}

TEST_CASE_FIXTURE(CalendarOffice, "publishing again changes nothing; what is discarded or published stays so")
{
    REQUIRE(receive(kOne));
    const auto id = draft_day(kCountry, "2015-03-06");
    CHECK(moved_by(id) == 1);
    const auto again = publish(id);
    REQUIRE(again);
    CHECK_FALSE(again->is_new);
    CHECK(again->edition.moved == 1);
    CHECK(again->edition.version == 3);
    CHECK(calendar_version(session()) == 3);
    CHECK(dossier(kOne).version == 2);
    CHECK(discard_edition(session(), id, "quantri", now).error().reason == Reason::edition_published);

    const auto other = draft_day(kCountry, "2015-03-05");
    REQUIRE(discard_edition(session(), other, "quantri", now));
    CHECK(discard_edition(session(), other, "somebody", now)->discarded_by == "quantri");
    CHECK(reason_of(publish(other)) == "edition-discarded");
    CHECK(reason_of(publish(4711)) == "unknown-edition");
    CHECK(discard_edition(session(), 4711, "quantri", now).error().reason == Reason::unknown_edition);
    CHECK(reason_of(preview_edition(session(), id, now, {1})) == "edition-published");
    CHECK(calendar_version(session()) == 3);
}

TEST_CASE_FIXTURE(CalendarOffice, "every version of the calendar can be read again")
{
    moved_by(draft_day(kCountry, "2015-03-06"));
    moved_by(draft_day("X24.217", "2015-03-06", DayType::regular));
    moved_by(draft_day(kCountry, "2015-03-06", DayType::regular));
    const auto worked = [&](const char* unit, std::int64_t version) {
        Calendars calendars;
        const auto calendar = calendars.at(session(), unit, version);
        CHECK(calendar->version() == std::to_string(version));
        return calendar->works(on("2015-03-06"));
    };
    for (const auto& [version, neighbour] : {std::pair{2, true}, {3, false}, {4, false}, {5, true}}) {
        CHECK(worked("X24.218.MC", version) == neighbour);
        CHECK(worked("X24.217.MC", version) == (version != 3));
    }
    Calendars calendars;
    CHECK_FALSE(calendars.at(session(), "X24.217.MC", 1)->data().days.size() == 1);
    for (std::int64_t i = 0; i < 100; ++i) calendars.at(session(), "X24.218.MC", i % 5 + 1);
    CHECK_FALSE(calendars.at(session(), "X24.218.MC", 3)->works(on("2015-03-06")));
}

TEST_CASE_FIXTURE(CalendarOffice, "hours that leave an open dossier without a due date are not published")
{
    REQUIRE(receive(kOne));
    Edition edition{.unit = "X24", .reason = "Thông báo"};
    edition.hours = {{"X24", {{on("2014-01-01"), on("2015-03-04")}, {}}}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) edition.hours[0].hours.week[weekday] = {{450, 690}};
    const auto id = draft(edition);
    CHECK(reason_of(publish(id)) == "beyond-calendar");
    CHECK(calendar_version(session()) == 2);
    CHECK(due(kOne) == "2015-03-09T17:00:00+07:00");
}

TEST_CASE_FIXTURE(CalendarOffice, "an import that would move open dossiers is refused; one that would not is published")
{
    REQUIRE(receive(kOne));
    const auto import = [&](const std::string& rows) {
        return import_csv(session(), ImportKind::calendar, "date,day_type,name\n" + rows, now);
    };
    const auto refused = import("2015-03-06,HOLIDAY,Nghỉ\n");
    REQUIRE(refused.bad.size() == 1);
    CHECK(refused.bad.front().message ==
          "1 open dossiers would get another due date; see and publish the change with motcua calendar draft, preview, "
          "publish");
    CHECK(calendar_version(session()) == 2);
    CHECK(import("2015-04-30,HOLIDAY,Ngày Chiến thắng\n").ok());
    CHECK(calendar_version(session()) == 3);
    CHECK(list_editions(session(), std::nullopt, 1).front().reason == "motcua import calendar");
    // Another province has no hours: nothing could be computed for the dossiers of the district.
    const std::string units = "code,name,kind,parent_code,valid_from,valid_to\n";
    REQUIRE(import_csv(session(), ImportKind::units, units + "X25,Tỉnh,province,,2000-01-01,\n", now).ok());
    const auto moving =
        import_csv(session(), ImportKind::units, units + "X24.217,Huyện,district,X25,2000-01-01,\n", now);
    REQUIRE(moving.bad.size() == 1);
    CHECK(moving.bad.front().message.ends_with("(motcua calendar draft, preview, publish), then import"));
    CHECK(find_unit_place(session(), "X24.217")->path == "/X24/X24.217/");
    // What the message advises.
    UnitHours own{"X24.217", {{on("2014-01-01"), std::nullopt}, {}}};
    for (std::size_t weekday = 0; weekday < 5; ++weekday) own.hours.week[weekday] = {{450, 690}, {780, 1020}};
    CHECK(moved_by(draft({.unit = "X24.217", .reason = "Chuyển tỉnh", .hours = {own}})) == 0);
    CHECK(import_csv(session(), ImportKind::units, units + "X24.217,Huyện,district,X25,2000-01-01,\n", now).ok());
    CHECK(find_unit_place(session(), "X24.217")->path == "/X25/X24.217/");
    CHECK(list_editions(session(), std::nullopt, 1).front().published_by == "import");
}

// Received on Monday 28/12/2026, five days: 29, 30, 31, Friday 01/01, Monday 04/01 as long as nobody says that New
// Year's Day is off.
TEST_CASE_FIXTURE(CalendarOffice, "a due date in a year without notice is provisional until the notice moves it")
{
    const std::string code = "X24.217-261228-0001";
    const Received body{.procedure = "1.000001",
                        .procedure_valid_from = on("2015-01-01"),
                        .desk = kDesk,
                        .agency = "X24.217",
                        .limit_unit = LimitUnit::working_day,
                        .limit_halves = 10,
                        .due_at = at("2027-01-04 17:00"),
                        .calendar = "2",
                        .applicant = kSealed};
    REQUIRE(happen(code, body, "tiepnhan", "2026-12-28 08:00"));
    REQUIRE(receive(kOne));
    now = at("2026-12-29 08:00");
    const auto years = provisional_years(session());
    REQUIRE(years.size() == 1);
    CHECK(years.front().year == 2027);
    CHECK(years.front().open_dossiers == 1);
    const Actor neighbour{"khac", Role::reception_clerk, "X24.218.MC", "X24.218", "/X24/X24.218/"};
    CHECK(provisional_years(session(), &neighbour).empty());
    const Actor clerk{"tiepnhan", Role::reception_clerk, kDesk, "X24.217", "/X24/X24.217/"};
    const auto listed = list_dossiers(session(), clerk, {.provisional = true});
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().dossier.code == code);
    CHECK(provisional_years(session(), &clerk).size() == 1);

    Edition edition{.reason = "Thông báo 2027", .announced_years = {2027}, .days = {off(kCountry, "2027-01-01")}};
    CHECK(moved_by(draft(edition)) == 1);
    CHECK(due(code) == "2027-01-05T17:00:00+07:00");
    CHECK(provisional_years(session()).empty());
    CHECK(list_dossiers(session(), clerk, {.provisional = true}).empty());

    // Without any notice every year is one without notice.
    session().execute("DELETE FROM calendar_year");
    CHECK(unannounced_spans(session()).size() == 1);
    CHECK(provisional_years(session()).size() == 2);
    CHECK(list_dossiers(session(), clerk, {.provisional = true}).size() == 2);
}
