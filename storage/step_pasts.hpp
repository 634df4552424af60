#pragma once

#include "domain/survival.hpp"
#include "storage/calendars.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

// What the early warning knows of the past.

namespace motcua::storage {

// Of every procedure and step (0: a procedure without steps), whatever its version and whichever agency: the stays of
// dossiers that were received in the half-open period, as their journals had it at its end. Children are left out.
struct StepPasts {
    Instant from{};
    Instant to{};
    std::map<std::pair<std::string, int>, StepPast> steps = {};

    // Null when nobody was ever in it.
    const StepPast* find(const std::string& procedure, int step) const;
};

// The year of which the past is taken, long enough for every season.
inline constexpr std::chrono::days kPastDays{365};
// Of a procedure with more dossiers than these, so many are taken, evenly spread over the year: more would make the
// estimates slower, and hardly better (1,000 cases are within 3.1 points).
inline constexpr int kMostOfProcedure = 1000;

// The past of the year up to the beginning of the day `now` lies in.
StepPasts read_step_pasts(Session& session, Calendars& calendars, Instant now, int most = kMostOfProcedure);

// Keeps the past of a day for all threads, so that it is folded once a day. While it is being folded, who asks gets
// that of the day before, or waits when there is none. Not for use in a transaction that writes.
class PastsOfTheDay {
public:
    using Pasts = std::shared_ptr<const StepPasts>;

    Pasts of(Session& session, Calendars& calendars, Instant now);

private:
    Pasts kept();

    std::mutex folding_;
    std::mutex mutex_;
    Pasts kept_;
};

}  // namespace motcua::storage
