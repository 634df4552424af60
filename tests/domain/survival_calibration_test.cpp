#include "domain/survival.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <random>

using namespace motcua;

// The warning against a process that is known: nine months are watched, the next three are foretold.

namespace {

constexpr std::int64_t kLimit = 8 * 480;
constexpr std::int64_t kMonth = 22 * 480;
constexpr std::int64_t kWatched = 9 * kMonth;

class Process {
public:
    // Two steps: the first is light mostly, sometimes heavy; the second takes anything up to three days. Whether and
    // when an applicant withdraws has nothing to do with either.
    struct Life {
        std::int64_t first = 0;
        std::int64_t second = 0;
        std::int64_t withdrawn = 0;
        std::int64_t whole() const { return first + second; }
    };

    Life life()
    {
        const double mean = uniform() < 0.7 ? 900 : 3000;
        return {minutes(exponential(mean / 2) + exponential(mean / 2)), minutes(100 + 1400 * uniform()),
                minutes(exponential(20'000))};
    }
    double uniform() { return static_cast<double>(engine_() >> 11) * 0x1p-53; }

private:
    double exponential(double mean) { return -mean * std::log1p(-uniform()); }
    static std::int64_t minutes(double value) { return static_cast<std::int64_t>(value); }

    std::mt19937_64 engine_{9'112'015};
};

struct Pasts {
    std::vector<StepStay> first;
    std::vector<StepStay> second;
};

// What was seen by the end of the ninth month of a dossier that came in so many minutes before it.
void watch(Pasts& pasts, const Process::Life& life, std::int64_t watched)
{
    const std::int64_t end = std::min(life.withdrawn, watched);
    const bool ready = life.whole() <= end;
    const std::int64_t lasted = std::min(life.whole(), end);
    pasts.first.push_back({std::min(life.first, end), lasted, ready});
    if (life.first <= end) pasts.second.push_back({lasted - life.first, lasted - life.first, ready});
}

struct Band {
    double foretold = 0;
    double variance = 0;     // of the number of late ones, if what was foretold is true
    double uncertainty = 0;  // of what was foretold, all errors in the same direction
    int late = 0;
    int all = 0;
};

}  // namespace

TEST_CASE("of those foretold to be late with a probability, that share becomes late in the months held back")
{
    Process process;
    Pasts pasts;
    for (int i = 0; i < 6000; ++i)
        watch(pasts, process.life(), static_cast<std::int64_t>(process.uniform() * static_cast<double>(kWatched)));
    const StepPast first{pasts.first};
    const StepPast second{pasts.second};

    std::array<Band, 10> bands;
    double brier = 0;
    int late = 0;
    int all = 0;
    while (all < 3000) {
        const auto life = process.life();
        const auto age = static_cast<std::int64_t>(process.uniform() * kLimit);
        if (life.whole() <= age) continue;  // ready by then
        const bool in_first = age < life.first;
        const Chance chance =
            in_first ? first.exceeds(age, kLimit - age) : second.exceeds(age - life.first, kLimit - age);
        REQUIRE(chance.survival.has_value());
        const double p = chance.survival->probability;
        const bool is_late = life.whole() > kLimit;
        Band& band = bands.at(std::min<std::size_t>(9, static_cast<std::size_t>(p * 10)));
        band.foretold += p;
        band.variance += p * (1 - p);
        band.uncertainty += std::sqrt(p * (1 - p) / static_cast<double>(chance.cases));
        band.late += is_late ? 1 : 0;
        ++band.all;
        brier += (p - (is_late ? 1 : 0)) * (p - (is_late ? 1 : 0));
        late += is_late ? 1 : 0;
        ++all;
    }
    int filled = 0;
    for (const Band& band : bands) {
        filled += band.all >= 50 ? 1 : 0;
        CAPTURE(band.all);
        CAPTURE(band.foretold);
        CAPTURE(band.late);
        CHECK(std::abs(band.late - band.foretold) <= 3 * std::sqrt(band.variance) + 2 * band.uncertainty + 1);
    }
    CHECK(filled >= 6);
    // Telling each its own probability is much better than telling all the share of late ones.
    const double share = static_cast<double>(late) / all;
    CHECK(brier / all < 0.75 * share * (1 - share));
    MESSAGE("Brier score ", brier / all, ", of the share alone ", share * (1 - share));
}
