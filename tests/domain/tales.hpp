#pragma once

#include "domain/facts.hpp"
#include "domain/figures.hpp"
#include "tests/support/dossiers.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The journal of one dossier, told event by event; each date is the one the teller worked out.

namespace motcua::test {

class Tale {
public:
    Tale& happens(std::string_view when, EventBody body, std::string_view written = {})
    {
        const auto n = static_cast<std::int64_t>(events_.size()) + 1;
        events_.push_back(
            {"X24.217-150302-0001", n, at(when), at(written.empty() ? when : written), "an", std::move(body)});
        return *this;
    }
    // With five working days.
    Tale& received(std::string_view when, std::string_view due, std::string_view written = {})
    {
        return happens(when, receipt(working_days(5), at(due)), written);
    }
    Tale& received_with_hours(std::string_view when, std::string_view due)
    {
        return happens(when, receipt(working_hours(8), at(due)));
    }
    Tale& received_without_limit(std::string_view when) { return happens(when, receipt({}, std::nullopt)); }
    Tale& filed(std::string_view when)
    {
        return happens(when, Filed{.procedure = "1.000001", .desk = kDesk, .agency = kAgency, .applicant = seal()});
    }
    Tale& sent(std::string_view when, const std::string& from = kDesk, const std::string& to = kLand)
    {
        return happens(when, HandoffSent{++handoff_, from, to});
    }
    Tale& accepted(std::string_view when, const std::string& unit = kLand)
    {
        return happens(when, HandoffAccepted{handoff_, unit});
    }
    Tale& decided(std::string_view when, Outcome outcome = Outcome::approved)
    {
        return happens(when, Decided{outcome});
    }
    // Decided by the department and back at the desk.
    Tale& done(std::string_view decided_at, std::string_view ready_at)
    {
        return decided(decided_at).sent(decided_at, kLand, kDesk).accepted(ready_at, kDesk);
    }

    const std::vector<Event>& events() const { return events_; }
    Facts facts() const
    {
        const auto calendar = office();
        const auto facts = facts_of(events_, AlarmTerms{calendar});
        REQUIRE(facts);
        return *facts;
    }

private:
    static Received receipt(TimeLimit limit, std::optional<Instant> due)
    {
        return {.procedure = "1.000001",
                .procedure_valid_from = on("2015-01-01"),
                .desk = kDesk,
                .agency = kAgency,
                .limit_unit = limit.unit,
                .limit_halves = limit.halves,
                .due_at = due,
                .calendar = "test",
                .applicant = seal()};
    }

    std::vector<Event> events_;
    std::int64_t handoff_ = 0;
};

inline Period period(std::string_view from, std::string_view to)
{
    return {at(std::string{from} + " 00:00"), at(std::string{to} + " 00:00")};
}

constexpr Instant first_of(int year, unsigned month)
{
    return at_office(std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} / 1}, {});
}

// The figures of one dossier, whose identities hold.
inline Figures figures_of(const Tale& tale, const Period& period, std::string_view now = "2016-01-01 00:00")
{
    const Facts facts = tale.facts();
    Figures figures;
    figures.add(life_of(facts), period, at(now));
    CHECK(fault(figures).value_or("") == "");
    return figures;
}

// "1 received, 1 late": what is not nothing, of flows and classes.
inline std::string said(const Figures& f)
{
    std::string text;
    const auto say = [&](std::int64_t count, std::string_view what) {
        if (count != 0) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string{what};
    };
    say(f.received(), "received");
    say(f.carried_over, "carried over");
    say(f.reopened, "reopened");
    for (std::size_t i = 0; i < kStandings; ++i) say(f.standings[i], to_string(static_cast<Standing>(i)));
    say(f.overdue, "overdue");
    return text;
}

}  // namespace motcua::test
