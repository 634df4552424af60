#include "domain/custody.hpp"

#include "domain/canonical.hpp"
#include "domain/decide.hpp"
#include "tests/domain/random_cases.hpp"
#include "tests/support/dossiers.hpp"

using namespace motcua;
using namespace motcua::test;

namespace {

std::vector<Event> numbered(std::vector<std::tuple<const char*, const char*, EventBody>> happened)
{
    std::vector<Event> history;
    for (auto& [moment, actor, body] : happened) {
        const auto n = static_cast<std::int64_t>(history.size()) + 1;
        history.push_back({"X24.217-150302-0001", n, at(moment), at(moment), actor, std::move(body)});
    }
    return history;
}

Received receipt()
{
    return {.procedure = "1.000001",
            .procedure_valid_from = on("2015-01-01"),
            .desk = kDesk,
            .agency = kAgency,
            .limit_unit = LimitUnit::working_day,
            .limit_halves = 10,
            .due_at = at("2015-03-10 17:00"),
            .calendar = "test",
            .applicant = seal()};
}

// Hours are 07:30-11:30 and 13:00-17:00; Wednesday 4 March is a holiday.
WorkingCalendar week_with_holiday()
{
    return office({off("2015-03-04")});
}

std::vector<Event> worked_example()
{
    return numbered({{"2015-03-02 08:00", "tiepnhan", receipt()},
                     {"2015-03-02 11:00", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                     {"2015-03-02 14:00", "truongphong", HandoffAccepted{1, kLand}},
                     {"2015-03-03 09:00", "truongphong", Assigned{"binh"}},
                     {"2015-03-03 10:00", "binh", Noted{seal()}},
                     {"2015-03-05 10:00", "binh", HandoffSent{2, kLand, kDesk}},
                     {"2015-03-05 10:30", "tiepnhan", HandoffAccepted{2, kDesk}},
                     {"2015-03-05 11:00", "tiepnhan", SupplementRequested{seal()}},
                     {"2015-03-06 08:00", "tiepnhan", SupplementReceived{at("2015-03-13 17:00"), "test"}}});
}

std::int64_t sum(const std::vector<CustodySegment>& segments)
{
    std::int64_t total = 0;
    for (const CustodySegment& segment : segments) total += segment.working_minutes;
    return total;
}

}  // namespace

TEST_CASE("a week with lunch breaks and a holiday, worked out by hand")
{
    using enum CustodyKind;
    const auto calendar = week_with_holiday();
    const auto segments = custody(worked_example(), calendar, at("2015-03-06 12:00"));
    const std::vector<CustodySegment> expected{
        // 08:00-11:00
        {desk, kDesk, "tiepnhan", "", at("2015-03-02 08:00"), at("2015-03-02 11:00"), 180},
        // 11:00-11:30 and 13:00-14:00
        {transit, kDesk, "tiepnhan", kLand, at("2015-03-02 11:00"), at("2015-03-02 14:00"), 90},
        // 14:00-17:00 and 07:30-09:00
        {department, kLand, "truongphong", "", at("2015-03-02 14:00"), at("2015-03-03 09:00"), 270},
        // Tuesday 09:00-11:30 and 13:00-17:00, nothing on Wednesday, Thursday 07:30-10:00
        {department, kLand, "binh", "", at("2015-03-03 09:00"), at("2015-03-05 10:00"), 540},
        {transit, kLand, "binh", kDesk, at("2015-03-05 10:00"), at("2015-03-05 10:30"), 30},
        {desk, kDesk, "tiepnhan", "", at("2015-03-05 10:30"), at("2015-03-05 11:00"), 30},
        // Thursday 11:00-11:30 and 13:00-17:00, Friday 07:30-08:00
        {citizen, kDesk, "tiepnhan", "", at("2015-03-05 11:00"), at("2015-03-06 08:00"), 300},
        // 08:00-11:30
        {desk, kDesk, "tiepnhan", "", at("2015-03-06 08:00"), std::nullopt, 210}};
    CHECK(segments == expected);
    // Monday 450, Tuesday 480, Thursday 480, Friday 240.
    CHECK(sum(segments) == 1650);
    CHECK(working_minutes_total(calendar, at("2015-03-02 08:00"), at("2015-03-06 12:00")) == 1650);
}

TEST_CASE("a declined handoff is transit, then the giver's again")
{
    const auto history = numbered({{"2015-03-02 08:00", "tiepnhan", receipt()},
                                   {"2015-03-02 09:00", "motcua", HandoffSent{1, kDesk, kLand}},
                                   {"2015-03-02 09:30", "chuyenvien", HandoffDeclined{1, seal()}}});
    const auto segments = custody(history, week_with_holiday(), at("2015-03-02 10:00"));
    REQUIRE(segments.size() == 3);
    CHECK(segments[1].kind == CustodyKind::transit);
    CHECK(segments[1].working_minutes == 30);
    CHECK(segments[2].unit == kDesk);
    CHECK(segments[2].person == "motcua");
    CHECK(segments[2].working_minutes == 30);
}

TEST_CASE("the ledger ends with the dossier, and a moment before its last event counts nothing")
{
    auto history = numbered({
        {"2015-03-02 08:00", "tiepnhan", receipt()},
        {"2015-03-02 09:00", "tiepnhan", Withdrawn{seal()}},
    });
    auto segments = custody(history, week_with_holiday(), at("2015-03-20 10:00"));
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].to == at("2015-03-02 09:00"));
    CHECK(sum(segments) == 60);
    history.pop_back();
    segments = custody(history, week_with_holiday(), at("2015-03-01 10:00"));
    CHECK(sum(segments) == 0);
    CHECK(custody({}, week_with_holiday(), at("2015-03-20 10:00")).empty());
}

TEST_CASE("seconds are cut at the same moments on both sides, so that sums stay exact")
{
    const auto history = numbered({{"2015-03-02 08:00:20", "tiepnhan", receipt()},
                                   {"2015-03-02 08:00:50", "tiepnhan", HandoffSent{1, kDesk, kLand}},
                                   {"2015-03-02 08:01:10", "chuyenvien", HandoffAccepted{1, kLand}}});
    const auto calendar = week_with_holiday();
    const auto segments = custody(history, calendar, at("2015-03-02 08:02:00"));
    CHECK(sum(segments) == working_minutes_total(calendar, at("2015-03-02 08:00:20"), at("2015-03-02 08:02")));
}

namespace {

// One random command that the dossier's state and some person let happen; nothing when none was found.
std::optional<Event> random_event(RandomCases& random, const Dossier& dossier, Instant now)
{
    const std::array units{kDesk, kLand, kJustice, kLeaders};
    const auto unit = [&] { return units[static_cast<std::size_t>(random.between(0, 3))]; };
    for (int tries = 0; tries < 200; ++tries) {
        const Actor actor = somebody(static_cast<Role>(random.between(0, 4)), unit(), random.one_in(2) ? "an" : "binh");
        const std::int64_t handoff = dossier.transit ? dossier.transit->handoff : dossier.version + 1;
        const std::string holder = dossier.holder ? dossier.holder->unit : "";
        const std::array<Command, 12> commands{
            Send{handoff, unit()},
            Accept{handoff},
            Decline{handoff, seal()},
            Recall{handoff},
            Assign{random.one_in(2) ? "an" : "binh", holder},
            RequestSupplement{seal()},
            ReceiveSupplement{},
            Reappoint{dossier.due_at.value_or(now) + std::chrono::days{7}, "x", Role::agency_leader, kAgency, seal()},
            Decide{Outcome::approved},
            ReturnResult{},
            Withdraw{seal()},
            AddNote{seal()}};
        const auto which = static_cast<std::size_t>(random.between(0, 11));
        if (which == 10 && !random.one_in(20)) continue;
        const auto* send = std::get_if<Send>(&commands[which]);
        if (send != nullptr && send->to == holder) continue;
        Context context = at_moment(now, actor, land_steps());
        if (dossier.paused_since) context.deadline = waiting_history(dossier);
        if (auto event = decide(dossier, commands[which], context)) return *std::move(event);
    }
    return std::nullopt;
}

void check_ledger(const std::vector<Event>& history, const Dossier& dossier, Instant now)
{
    const auto segments = custody(history, *district_calendar(), now);
    REQUIRE_FALSE(segments.empty());
    CHECK(segments.front().from == history.front().happened_at);
    for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
        CHECK(segments[i].to == segments[i + 1].from);
        CHECK(segments[i].working_minutes >= 0);
    }
    CHECK(segments.back().to == dossier.ended_at);
    CHECK(sum(segments) ==
          working_minutes_total(*district_calendar(), history.front().happened_at, dossier.ended_at.value_or(now)));
}

}  // namespace

TEST_CASE("in random lives of dossiers no minute is lost, none is counted twice, and somebody always has them")
{
    const auto seed = static_cast<std::uint64_t>(std::random_device{}());
    CAPTURE(seed);
    RandomCases random{seed};
    for (int life = 0; life < 150; ++life) {
        Instant now = at("2015-02-09 07:00") + std::chrono::minutes{random.between(0, 20'000)};
        std::vector<Event> history{{"X24.217-150302-0001", 1, now, now, "an", receipt()}};
        Dossier dossier = apply({}, history.back());
        for (int steps = 0; steps < 25 && !dossier.ended_at; ++steps) {
            now += std::chrono::milliseconds{random.between(-1'000'000, 80'000'000)};
            auto event = random_event(random, dossier, now);
            if (!event) break;
            REQUIRE(event->happened_at >= history.back().happened_at);
            dossier = apply(dossier, *event);
            history.push_back(*std::move(event));
            const int places = (dossier.holder ? 1 : 0) + (dossier.transit ? 1 : 0) + (dossier.ended_at ? 1 : 0);
            REQUIRE(places == 1);
            REQUIRE(dossier.version == history.back().n);
            REQUIRE(parse_payload(kind_of(history.back().body), canonical_payload(history.back().body)) ==
                    history.back().body);
            if (dossier.status != Status::withdrawn) {
                REQUIRE(dossier.paused_since.has_value() == (dossier.status == Status::awaiting_supplement));
            }
            check_ledger(history, dossier, std::max(now, history.back().happened_at));
        }
    }
}
