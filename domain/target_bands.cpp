#include "domain/target_bands.hpp"

#include "domain/names.hpp"

namespace motcua {
namespace {

constexpr EnumNames<Band, kBands> kBandNames{{"B0", "B1", "B2", "B3", "B4", "B5"}};

// Amounts are below 10^16, so that a hundred of them fit.
Band band_of_gain(std::int64_t gain, std::int64_t plan)
{
    if (gain < 0) return Band::b0;
    if (gain == 0 || plan == 0) return Band::b1;
    if (100 * gain <= 30 * plan) return Band::b2;
    if (100 * gain <= 50 * plan) return Band::b3;
    return gain < plan ? Band::b4 : Band::b5;
}

}  // namespace

std::string_view to_string(Band band)
{
    return kBandNames.text(band);
}

Band band_of(const Target& target)
{
    if (!target.actual) return Band::b0;
    if (target.kind == TargetKind::milestone) return *target.actual <= target.plan ? Band::b1 : Band::b0;
    const std::int64_t over = *target.actual - target.plan;
    return band_of_gain(target.direction == Direction::higher ? over : -over, target.plan);
}

TargetFigures& TargetFigures::operator+=(const TargetFigures& other)
{
    targets += other.targets;
    withdrawn += other.withdrawn;
    unreported += other.unreported;
    for (std::size_t i = 0; i < kBands; ++i) bands[i] += other.bands[i];
    return *this;
}

void add(TargetFigures& figures, const Target& target)
{
    if (target.withdrawn) {
        ++figures.withdrawn;
        return;
    }
    ++figures.targets;
    ++figures.bands[static_cast<std::size_t>(band_of(target))];
    if (!target.actual) ++figures.unreported;
}

std::optional<std::int64_t> percent_hundredths(std::int64_t part, std::int64_t whole)
{
    if (whole == 0) return std::nullopt;
    return (20'000 * part + whole) / (2 * whole);
}

}  // namespace motcua
