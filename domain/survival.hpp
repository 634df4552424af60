#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// How long something may still take, from how long the like of it took: the early warning's arithmetic.

namespace motcua {

// One case that was watched: until the event came after `time`, or until it was lost sight of then (right-censored).
struct Observation {
    std::int64_t time = 0;
    bool event = false;

    bool operator==(const Observation&) const = default;
};

struct Survival {
    double probability = 1;
    // The longest case was lost sight of before the time asked for: of what comes later nothing is known but that it is
    // not more likely than this.
    bool at_most = false;

    bool operator==(const Survival&) const = default;
};

// P(the event takes longer than `time`) by Kaplan and Meier's product limit (J. Am. Stat. Assoc. 53, 1958, pages 457 to
// 481): at each time with d events the factor 1 - d/n, where n are those still watched, and who was lost sight of at
// that very time still counts among them. The observations are in order of time, at the same time events before losses
// (sooner()).
Survival survival_beyond(std::span<const Observation> observations, std::int64_t time);
bool sooner(const Observation& a, const Observation& b);

// One stay of a dossier in a step, in working minutes; waits for the citizen do not count (domain/step_visits.hpp).
struct StepStay {
    std::int64_t stayed = 0;  // in the step, until it was left or the dossier was lost sight of
    std::int64_t lasted = 0;  // from the same entry until the result was at the desk, or it was lost sight of
    bool ready = false;       // the result was at the desk; otherwise it was withdrawn, or is still open

    bool operator==(const StepStay&) const = default;
};

// Fewer stays than these tell nothing: the share of twenty cases is already uncertain by up to 22 points either way.
inline constexpr std::int64_t kFewestStays = 20;

// What an estimate rests on, and the estimate; none when that is too little.
struct Chance {
    std::int64_t cases = 0;
    std::optional<Survival> survival = {};

    bool operator==(const Chance&) const = default;
};

// What the past stays in one step of one procedure say about the dossiers that are in it now.
class StepPast {
public:
    explicit StepPast(std::vector<StepStay> stays);

    // The estimate of
    //   P(R > left | U >= elapsed),
    // where, in working minutes without waits for the citizen, U is the whole stay in this step and R what is still
    // needed from the moment at which `elapsed` were used in it until the result is at the desk, whatever steps come in
    // between. So it is the probability that a dossier is late by its due date as it stands; new dates, and what a wait
    // for the citizen adds to the date, are not foreseen.
    //
    // By Kaplan and Meier over the stays that reached `elapsed`: each gives one observation of R, lasted - elapsed,
    // censored when the dossier was withdrawn or is still open. Withdrawing is taken to say nothing about how long it
    // would have taken. No estimate when fewer than kFewestStays reached it.
    Chance exceeds(std::int64_t elapsed, std::int64_t left) const;

private:
    std::vector<StepStay> stays_;  // in the order of what they lasted
};

}  // namespace motcua
