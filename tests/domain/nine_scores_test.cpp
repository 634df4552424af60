#include "domain/nine_indices.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace motcua;

namespace {

Figures with_points(std::int64_t first, std::int64_t second, std::int64_t third, std::int64_t dossiers = 10)
{
    Figures figures;
    figures.points = {PointSum{first, dossiers}, PointSum{second, dossiers}, PointSum{third, dossiers}};
    return figures;
}

}  // namespace

TEST_CASE("an index is rounded to a tenth, halves up")
{
    CHECK_FALSE(index_tenths({0, 0}));
    CHECK(index_tenths({0, 7}) == 0);
    CHECK(index_tenths({14, 7}) == 20);
    CHECK(index_tenths({1, 20}) == 1);    // 0.05
    CHECK(index_tenths({1, 21}) == 0);    // 0.0476
    CHECK(index_tenths({27, 20}) == 14);  // 1.35
    CHECK(index_tenths({4, 3}) == 13);    // 1.333
    CHECK(index_tenths({5, 3}) == 17);    // 1.667
    CHECK(index_tenths({39, 20}) == 20);  // 1.95
}

TEST_CASE("the score adds rounded indices, and leaves out what has no data")
{
    CHECK_FALSE(score_tenths(Figures{}));
    Figures one;
    one.points[2] = {27, 20};
    CHECK(score_tenths(one) == 14);
    // 1.35 + 1.35 + 1.35 are 4.05; each is rounded before: 4.2.
    CHECK(score_tenths(with_points(27, 27, 27, 20)) == 42);
    CHECK(score_tenths(with_points(20, 20, 20)) == 60);
}

TEST_CASE("at most a score has two points more for each index that is left out")
{
    const Figures full = with_points(20, 20, 20);
    CHECK(most_score_tenths(full, Rated::official) == 100);
    CHECK(most_score_tenths(full, Rated::unit) == 180);
    CHECK(most_score_tenths(with_points(10, 5, 0), Rated::official) == 55);
    CHECK(most_score_tenths(Figures{}, Rated::official) == 100);
    CHECK(most_score_tenths(Figures{}, Rated::unit) == 180);
    Figures without_steps = full;
    without_steps.points[1] = {};
    CHECK(score_tenths(without_steps) == 40);
    CHECK(most_score_tenths(without_steps, Rated::official) == 100);
    CHECK(left_out(full, Rated::official) == std::vector{4, 7});
    CHECK(left_out(full, Rated::unit) == std::vector{4, 5, 6, 7, 8, 9});
    CHECK(left_out(without_steps, Rated::official) == std::vector{2, 4, 7});
}

TEST_CASE("the bands of units begin with their thresholds")
{
    const auto band = [](std::int64_t tenths) { return to_string(service_band(tenths)); };
    CHECK(band(180) == "excellent");
    CHECK(band(150) == "excellent");
    CHECK(band(149) == "good");
    CHECK(band(120) == "good");
    CHECK(band(119) == "fair");
    CHECK(band(90) == "fair");
    CHECK(band(89) == "average");
    CHECK(band(60) == "average");
    CHECK(band(59) == "weak");
    CHECK(band(0) == "weak");
}

TEST_CASE("the bands of officials begin with their thresholds")
{
    const auto share = [](std::int64_t tenths) { return to_string(task_share(tenths)); };
    CHECK(share(100) == "all");
    CHECK(share(50) == "all");
    CHECK(share(49) == "from_70");
    CHECK(share(35) == "from_70");
    CHECK(share(34) == "below_70");
    CHECK(share(0) == "below_70");
}

TEST_CASE("the nine are in order, five are of officials, and what is left out says why")
{
    REQUIRE(nine_indices().size() == 9);
    std::string of_officials;
    for (std::size_t i = 0; i < nine_indices().size(); ++i) {
        const NineIndex& index = nine_indices()[i];
        CHECK(index.number == static_cast<int>(i) + 1);
        CHECK(index.missing_vi.empty() == (i < kScoredIndices));
        CHECK(index.missing_en.empty() == (i < kScoredIndices));
        if (index.of_officials) of_officials += std::to_string(index.number);
    }
    CHECK(of_officials == "12347");
}

TEST_CASE("three indices of nine never tell whether a unit is good: its class by targets stays open")
{
    // The scoreboard asks for a band of good or better (domain/unit_class.hpp). Six points are the most three indices
    // give, twelve the most the others may add, and good begins at twelve.
    for (std::int64_t points = 0; points <= 20; ++points) {
        const Figures figures = with_points(points, points, points);
        CHECK(service_band(*score_tenths(figures)) < ServiceBand::good);
        CHECK(service_band(most_score_tenths(figures, Rated::unit)) >= ServiceBand::good);
    }
}
