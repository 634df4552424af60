#include "domain/custody.hpp"

#include "domain/canonical.hpp"
#include "domain/paper_trail.hpp"
#include "tests/domain/random_life.hpp"

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

TEST_CASE("what each had in all, in the order in which they first had it")
{
    using enum CustodyKind;
    const auto segments = custody(worked_example(), week_with_holiday(), at("2015-03-06 12:00"));
    const std::vector<KeeperSum> expected{
        {{desk, kDesk, "tiepnhan", ""}, 180 + 30 + 210}, {{transit, kDesk, "tiepnhan", kLand}, 90},
        {{department, kLand, "truongphong", ""}, 270},   {{department, kLand, "binh", ""}, 540},
        {{transit, kLand, "binh", kDesk}, 30},           {{citizen, kDesk, "tiepnhan", ""}, 300}};
    CHECK(by_keeper(segments) == expected);
}

TEST_CASE("a ledger that does not add up is found out, whatever is wrong with it")
{
    const auto calendar = week_with_holiday();
    const Instant now = at("2015-03-06 12:00");
    const auto good = custody(worked_example(), calendar, now);
    Dossier dossier;
    for (const Event& event : worked_example()) dossier = apply(std::move(dossier), event);
    const auto fault = [&](auto&& spoil) {
        auto segments = good;
        spoil(segments);
        return ledger_fault(segments, dossier, calendar, now).value_or("clean");
    };
    using Segments = std::vector<CustodySegment>;
    CHECK(fault([](Segments&) {}) == "clean");
    CHECK(fault([](Segments& s) { s.clear(); }) == "custody names nobody");
    CHECK(fault([](Segments& s) { s[3].working_minutes -= 10; }) ==
          "custody adds up to 1640 working minutes, its time to 1650");
    CHECK(fault([](Segments& s) { s.erase(s.begin() + 1); }) == "custody has a gap at 2015-03-02T14:00:00+07:00");
    CHECK(fault([](Segments& s) { s[1].from = at("2015-03-02 10:00"); }) ==
          "custody overlaps at 2015-03-02T10:00:00+07:00");
    CHECK(fault([](Segments& s) { s[2].working_minutes = -1; }) ==
          "custody has less than nothing from 2015-03-02T14:00:00+07:00");
    CHECK(fault([](Segments& s) { s[4].to.reset(); }) == "custody goes on twice from 2015-03-05T10:00:00+07:00");
    CHECK(fault([](Segments& s) { s.back().to = at("2015-03-06 11:00"); }) ==
          "custody does not end where the dossier does");
    CHECK(fault([](Segments& s) { s.back().person = "motcua"; }) ==
          "custody says desk X24.217.MC (motcua) has it, the dossier says desk X24.217.MC (tiepnhan)");
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

// Where the paper is, told from the events alone: "X24.217.MC" or "X24.217.MC > X24.217.TN", and nothing for what the
// citizen has.
class NaivePaper {
public:
    void take(const Event& event)
    {
        if (const auto* e = std::get_if<Received>(&event.body)) place_ = holder_ = e->desk;
        if (const auto* e = std::get_if<HandoffSent>(&event.body)) {
            along_ = e->carries != Carries::data;
            holder_ = giver_ = e->from;
            if (along_) place_ = e->from + " > " + e->to;
        }
        if (const auto* e = std::get_if<HandoffAccepted>(&event.body)) arrive(e->unit);
        if (std::holds_alternative<HandoffDeclined>(event.body)) arrive(giver_);
        if (std::holds_alternative<HandoffRecalled>(event.body)) arrive(giver_);
        if (const auto* e = std::get_if<PaperSent>(&event.body)) {
            place_ = e->from + " > " + e->to;
            paper_giver_ = e->from;
        }
        if (const auto* e = std::get_if<PaperAccepted>(&event.body)) place_ = e->unit;
        if (std::holds_alternative<PaperDeclined>(event.body)) place_ = paper_giver_;
        if (std::holds_alternative<PaperRecalled>(event.body)) place_ = paper_giver_;
        const bool ended =
            std::holds_alternative<Returned>(event.body) || std::holds_alternative<Withdrawn>(event.body);
        if (ended && place_ == holder_) place_.clear();
    }
    const std::string& place() const { return place_; }

private:
    void arrive(const std::string& unit)
    {
        holder_ = unit;
        if (along_) place_ = unit;
        along_ = false;
    }

    std::string place_, holder_, giver_, paper_giver_;
    bool along_ = false;
};

std::string told(const PaperStop& stop)
{
    return stop.unit + (stop.to_unit.empty() ? "" : " > " + stop.to_unit);
}

// Exactly one of the stretches covers the moment.
template <class Stretch>
void check_covered(const std::vector<Stretch>& stretches, Instant moment)
{
    const auto covers = [&](const Stretch& s) { return s.from <= moment && (!s.to || moment < *s.to); };
    REQUIRE(std::ranges::count_if(stretches, covers) == 1);
}

void check_paper(const std::vector<Event>& history, const Dossier& dossier, RandomCases& random)
{
    const auto trail = paper_trail(history);
    REQUIRE_FALSE(trail.empty());
    CHECK(trail.front().from == history.front().happened_at);
    for (std::size_t i = 0; i + 1 < trail.size(); ++i) {
        REQUIRE(trail[i].to == trail[i + 1].from);
        REQUIRE_FALSE(trail[i].stop == trail[i + 1].stop);
    }
    NaivePaper naive;
    for (const Event& event : history) naive.take(event);
    const bool gone = trail.back().to.has_value();
    REQUIRE((gone ? std::string{} : told(trail.back().stop)) == naive.place());
    CHECK((!gone || dossier.ended_at == trail.back().to));
    const auto life = (history.back().happened_at - history.front().happened_at).count();
    if (life > 0)
        check_covered(trail, history.front().happened_at + std::chrono::milliseconds{random.between(0, life - 1)});
}

void check_ledger(const std::vector<Event>& history, const Dossier& dossier, Instant now, RandomCases& random)
{
    const auto segments = custody(history, *district_calendar(), now);
    REQUIRE_FALSE(segments.empty());
    CHECK(ledger_fault(segments, dossier, *district_calendar(), now).value_or("clean") == "clean");
    const auto life = (dossier.ended_at.value_or(now) - history.front().happened_at).count();
    if (life > 0)
        check_covered(segments, history.front().happened_at + std::chrono::milliseconds{random.between(0, life - 1)});
    std::int64_t of_keepers = 0;
    for (const KeeperSum& each : by_keeper(segments)) of_keepers += each.working_minutes;
    CHECK(of_keepers == sum(segments));
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
            auto event = random_event(random, history, now);
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
                REQUIRE(dossier.paused_since.has_value() == dossier.resume_status.has_value());
            }
            check_paper(history, dossier, random);
            check_ledger(history, dossier, std::max(now, history.back().happened_at), random);
            // And at a later moment, when nothing more has happened.
            check_ledger(history, dossier, history.back().happened_at + std::chrono::minutes{random.between(0, 20'000)},
                         random);
        }
    }
}
