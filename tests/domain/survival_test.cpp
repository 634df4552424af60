#include "domain/survival.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <utility>

using namespace motcua;

namespace {

// Remission under 6-mercaptopurine, in weeks; + was lost sight of (Freireich and others, Blood 21, 1963; the table
// stands in many textbooks).
const std::vector<Observation> kRemissions{{6, true},   {6, true},   {6, true},   {6, false}, {7, true},   {9, false},
                                           {10, true},  {10, false}, {11, false}, {13, true}, {16, true},  {17, false},
                                           {19, false}, {20, false}, {22, true},  {23, true}, {25, false}, {32, false},
                                           {32, false}, {34, false}, {35, false}};

// Another way to the same estimate, Efron's: every case has its share of one, and who is lost sight of leaves it in
// equal parts to those who are still watched.
double redistributed(const std::vector<Observation>& seen, std::int64_t time)
{
    std::vector<double> share(seen.size(), 1.0 / static_cast<double>(seen.size()));
    double gone = 0;
    for (std::size_t i = 0; i < seen.size() && seen[i].time <= time; ++i) {
        if (seen[i].event) {
            gone += share[i];
            continue;
        }
        const auto after = static_cast<double>(seen.size() - i - 1);
        for (std::size_t j = i + 1; j < seen.size(); ++j) share[j] += share[i] / after;
    }
    return 1 - gone;
}

std::vector<StepStay> twenty(std::int64_t lasted)
{
    std::vector<StepStay> stays;
    for (std::int64_t i = 1; i <= 20; ++i) stays.push_back({100, lasted * i, true});
    return stays;
}

}  // namespace

TEST_CASE("the curve of the textbook's table")
{
    const auto at = [](std::int64_t week) { return survival_beyond(kRemissions, week).probability; };
    CHECK(at(0) == 1);
    CHECK(at(5) == 1);
    // 21 watched, 3 events; then 17, 15, 12, 11, 7 and 6 watched, 1 event each.
    CHECK(at(6) == doctest::Approx(18.0 / 21));
    CHECK(at(7) == doctest::Approx(0.8067).epsilon(0.0001));
    CHECK(at(9) == at(7));
    CHECK(at(10) == doctest::Approx(0.7529).epsilon(0.0001));
    CHECK(at(13) == doctest::Approx(0.6902).epsilon(0.0001));
    CHECK(at(16) == doctest::Approx(0.6275).epsilon(0.0001));
    CHECK(at(22) == doctest::Approx(0.5378).epsilon(0.0001));
    CHECK(at(23) == doctest::Approx(0.4482).epsilon(0.0001));
    CHECK(at(35) == at(23));
}

TEST_CASE("behind the last one, who was lost sight of, only a bound is known")
{
    CHECK_FALSE(survival_beyond(kRemissions, 35).at_most);
    CHECK(survival_beyond(kRemissions, 36).at_most);
    CHECK(survival_beyond({}, 0) == Survival{1, true});
    const std::vector<Observation> to_the_end{{1, false}, {2, true}};
    CHECK(survival_beyond(to_the_end, 2) == Survival{0, false});
    CHECK(survival_beyond(to_the_end, 9) == Survival{0, false});
}

TEST_CASE("shares that are handed on give the same curve, whatever was lost sight of when")
{
    std::mt19937_64 random{20150302};
    for (int round = 0; round < 300; ++round) {
        std::vector<Observation> seen(1 + random() % 60);
        for (Observation& one : seen) one = {static_cast<std::int64_t>(random() % 25), random() % 3 != 0};
        std::ranges::sort(seen, sooner);
        for (std::int64_t time = 0; time < 26; ++time) {
            const Survival found = survival_beyond(seen, time);
            CAPTURE(round);
            CAPTURE(time);
            // The last one's share goes to nobody.
            if (!found.at_most) CHECK(found.probability == doctest::Approx(redistributed(seen, time)).epsilon(1e-9));
        }
    }
}

TEST_CASE("with nobody lost sight of it is the share of those who took longer")
{
    const StepPast past{twenty(100)};
    // Elapsed 100 of each: 0, 100 … 1,900 remain; 950 is exceeded by 1,000 to 1,900.
    CHECK(past.exceeds(100, 950).survival.value().probability == doctest::Approx(0.5));
    CHECK(past.exceeds(100, 1000).survival.value().probability == doctest::Approx(0.45));
    CHECK(past.exceeds(100, 1900).survival.value().probability == doctest::Approx(0));
    CHECK(past.exceeds(0, 0).survival.value().probability == doctest::Approx(1));
    CHECK(past.exceeds(0, 0).cases == 20);
}

TEST_CASE("only stays that reached the elapsed minutes count, and too few of them give no number")
{
    auto stays = twenty(100);
    for (std::int64_t i = 0; i < 30; ++i) stays.push_back({99, 5000, true});
    const StepPast past{stays};
    CHECK(past.exceeds(100, 950).cases == 20);
    CHECK(past.exceeds(100, 950).survival.value().probability == doctest::Approx(0.5));
    CHECK(past.exceeds(99, 951).survival.value().probability == doctest::Approx(40.0 / 50));
    CHECK(past.exceeds(101, 950) == Chance{0, std::nullopt});
    stays.erase(stays.begin());
    CHECK(StepPast{stays}.exceeds(100, 950) == Chance{19, std::nullopt});
}

TEST_CASE("what is still open counts as long as it was watched")
{
    // Ten took 50, ten are open since 60, ten took 100: after 50 two thirds are left, all of the ten took longer
    // than 60.
    std::vector<StepStay> stays;
    for (int i = 0; i < 10; ++i) {
        stays.push_back({50, 50, true});
        stays.push_back({60, 60, false});
        stays.push_back({100, 100, true});
    }
    const StepPast past{stays};
    CHECK(past.exceeds(0, 55).survival.value().probability == doctest::Approx(2.0 / 3));
    CHECK(past.exceeds(0, 99).survival.value().probability == doctest::Approx(2.0 / 3));
    CHECK(past.exceeds(0, 100).survival.value().probability == doctest::Approx(0));
    CHECK(past.exceeds(60, 39).survival.value().probability == doctest::Approx(1));
    CHECK(past.exceeds(60, 40).cases == 20);
}
