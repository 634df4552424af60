#include "domain/unit_class.hpp"

#include "domain/names.hpp"

#include <algorithm>

namespace motcua {
namespace {

constexpr EnumNames<UnitClass, 4> kClasses{{"not_completed", "completed", "good", "excellent"}};
constexpr EnumNames<TieBreak, 2> kTieBreaks{{"late_dossiers", "none"}};

constexpr std::int64_t kMostWeight = 10'00;
constexpr std::int64_t kWhole = 100'00;

// All of it in hundredths.
Result<void> check_range(const char* pointer, std::int64_t value, std::int64_t least, std::int64_t most)
{
    if (least <= value && value <= most) return {};
    const auto words = [](std::int64_t hundredths) { return format_measured(TargetKind::amount, 100 * hundredths); };
    return reject(Reason::out_of_range, pointer, {words(least), words(most)});
}

bool met_at_least(const TargetFigures& figures, std::int64_t hundredths)
{
    return kWhole * figures.met() >= hundredths * figures.targets;
}

UnitClass class_by_targets_met(const TargetFigures& figures, const ClassRule& rule)
{
    if (met_at_least(figures, rule.good_percent)) return UnitClass::good;
    return met_at_least(figures, rule.completed_percent) ? UnitClass::completed : UnitClass::not_completed;
}

// Products of counts of targets and points stay far below 63 bits.
bool stands_above(const Contender& one, const Contender& other, const ClassRule& rule)
{
    const std::int64_t mine = points_of(one.figures, rule) * other.figures.targets;
    const std::int64_t theirs = points_of(other.figures, rule) * one.figures.targets;
    if (mine != theirs) return mine > theirs;
    return rule.tie_break == TieBreak::late_dossiers && one.late_dossiers < other.late_dossiers;
}

}  // namespace

std::string_view to_string(UnitClass unit_class)
{
    return kClasses.text(unit_class);
}

std::string_view to_string(TieBreak tie_break)
{
    return kTieBreaks.text(tie_break);
}

std::optional<TieBreak> tie_break_from(std::string_view text)
{
    return kTieBreaks.value(text);
}

bool read_field_value(std::string_view text, TieBreak& v)
{
    const auto known = tie_break_from(text);
    if (known) v = *known;
    return known.has_value();
}

Result<void> check_class_rule(const ClassRule& rule)
{
    std::int64_t least = 0;
    for (const std::int64_t weight : rule.weights) {
        if (auto fits = check_range("/weights", weight, least, kMostWeight); !fits) return fits;
        least = weight;
    }
    if (auto fits = check_range("/excellent", rule.excellent_score, 0, kMostWeight); !fits) return fits;
    if (auto fits = check_range("/good", rule.good_percent, 0, kWhole); !fits) return fits;
    return check_range("/completed", rule.completed_percent, 0, rule.good_percent);
}

std::int64_t points_of(const TargetFigures& figures, const ClassRule& rule)
{
    std::int64_t points = 0;
    for (std::size_t i = 0; i < kBands; ++i) points += figures.bands[i] * rule.weights[i];
    return points;
}

std::optional<std::int64_t> score_of(const TargetFigures& figures, const ClassRule& rule)
{
    if (figures.targets == 0) return std::nullopt;
    return 100 * points_of(figures, rule) / figures.targets;
}

std::optional<Classification> classify(const TargetFigures& figures,
                                       std::optional<ServiceBand> service,
                                       const ClassRule& rule)
{
    if (figures.targets == 0) return std::nullopt;
    const UnitClass otherwise = class_by_targets_met(figures, rule);
    const bool by_targets =
        figures.in(Band::b0) == 0 && points_of(figures, rule) >= rule.excellent_score * figures.targets;
    if (!by_targets) return Classification{otherwise, otherwise};
    if (!service) return Classification{otherwise, UnitClass::excellent};
    const UnitClass known = *service >= ServiceBand::good ? UnitClass::excellent : otherwise;
    return Classification{known, known};
}

std::vector<std::optional<std::int64_t>> places_of(std::span<const Contender> standings, const ClassRule& rule)
{
    std::vector<std::optional<std::int64_t>> places;
    for (const Contender& one : standings) {
        const auto above = [&](const Contender& other) {
            return other.figures.targets > 0 && stands_above(other, one, rule);
        };
        const bool has_place = one.figures.targets > 0;
        places.push_back(has_place ? std::optional{1 + std::ranges::count_if(standings, above)} : std::nullopt);
    }
    return places;
}

}  // namespace motcua
