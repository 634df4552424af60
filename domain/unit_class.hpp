#pragma once

#include "domain/nine_indices.hpp"
#include "domain/result.hpp"
#include "domain/target_bands.hpp"

#include <span>
#include <vector>

// How a unit is classified by its targets, and its place among others.
//
// There is no official rule: the conference report of 2015 tells how units came out and no formula. The default is this
// product's own proposal (domain notes, section 6) and is labelled so wherever it is used; a year may have another.

namespace motcua {

enum class UnitClass : std::uint8_t { not_completed, completed, good, excellent };
std::string_view to_string(UnitClass unit_class);

enum class TieBreak : std::uint8_t { late_dossiers, none };
std::string_view to_string(TieBreak tie_break);
std::optional<TieBreak> tie_break_from(std::string_view text);

// The score of a unit is the sum of the weights of its targets' bands, divided by the number of its targets. Excellent:
// no target in b0, at least this score, and a service band of good or better. Good and completed: at least so many
// targets met.
struct ClassRule {
    std::array<std::int64_t, kBands> weights{0, 100, 105, 110, 115, 120};  // hundredths
    std::int64_t excellent_score = 105;                                    // hundredths
    std::int64_t good_percent = 95'00;                                     // hundredths of a percent
    std::int64_t completed_percent = 80'00;                                // the same
    TieBreak tie_break = TieBreak::late_dossiers;

    static void fields(auto& e, auto&& f)
    {
        f("b0", e.weights[0]);
        f("b1", e.weights[1]);
        f("b2", e.weights[2]);
        f("b3", e.weights[3]);
        f("b4", e.weights[4]);
        f("b5", e.weights[5]);
        f("excellent_score", e.excellent_score);
        f("good_percent", e.good_percent);
        f("completed_percent", e.completed_percent);
        f("tie_break", e.tie_break);
    }
    bool operator==(const ClassRule&) const = default;
};
bool read_field_value(std::string_view text, TieBreak& v);

// out_of_range at the member: weights and score lie between 0 and 10, percentages between 0 and 100; a better band
// weighs no less than one before it, and completed asks no more than good.
Result<void> check_class_rule(const ClassRule& rule);

// The sum of the weights, in hundredths.
std::int64_t points_of(const TargetFigures& figures, const ClassRule& rule);

// The score in ten-thousandths, rounded down, so that it never shows a threshold that was not reached; nothing without
// targets.
std::optional<std::int64_t> score_of(const TargetFigures& figures, const ClassRule& rule);

// The class, between two that differ only when it depends on a service band nobody knows.
struct Classification {
    UnitClass at_least = UnitClass::not_completed;
    UnitClass at_most = UnitClass::not_completed;

    bool operator==(const Classification&) const = default;
};

// Nothing for a unit without targets.
std::optional<Classification> classify(const TargetFigures& figures,
                                       std::optional<ServiceBand> service,
                                       const ClassRule& rule);

// What decides a unit's place: the score, then, if the rule breaks ties so, fewer late dossiers.
struct Contender {
    TargetFigures figures;
    std::int64_t late_dossiers = 0;
};

// The place of each, in the order given: one more than there are better ones, so equals share a place and the next one
// is left out (1, 2, 2, 4). Nothing for a unit without targets.
std::vector<std::optional<std::int64_t>> places_of(std::span<const Contender> standings, const ClassRule& rule);

}  // namespace motcua
