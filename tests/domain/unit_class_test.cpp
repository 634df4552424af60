#include "domain/unit_class.hpp"

#include <doctest/doctest.h>

using namespace motcua;

namespace {

TargetFigures figures(std::array<std::int64_t, kBands> bands)
{
    TargetFigures all{.bands = bands};
    for (const std::int64_t count : bands) all.targets += count;
    return all;
}

std::string class_of(std::array<std::int64_t, kBands> bands,
                     std::optional<ServiceBand> service = ServiceBand::excellent,
                     const ClassRule& rule = {})
{
    const auto found = classify(figures(bands), service, rule);
    if (!found) return "none";
    const std::string least{to_string(found->at_least)};
    return found->at_least == found->at_most ? least : least + " to " + std::string{to_string(found->at_most)};
}

std::string fault_of(ClassRule rule)
{
    const auto checked = check_class_rule(rule);
    return checked ? "fits" : std::string{to_string(checked.error().reason)} + checked.error().pointer;
}

}  // namespace

TEST_CASE("units are classified by the share of targets met, and the best by their score")
{
    CHECK(class_of({0, 20, 0, 0, 0, 0}) == "good");
    // 20 x 1.05 = 21.00 is the threshold; one target of 1.00 among them is 20.95.
    CHECK(class_of({0, 0, 20, 0, 0, 0}) == "excellent");
    CHECK(class_of({0, 1, 19, 0, 0, 0}) == "good");
    CHECK(class_of({0, 1, 18, 1, 0, 0}) == "excellent");
    // However high the others: one that was missed.
    CHECK(class_of({1, 0, 0, 0, 0, 19}) == "good");  // 95 %
    CHECK(class_of({1, 0, 0, 0, 0, 18}) == "completed");
    CHECK(class_of({4, 16, 0, 0, 0, 0}) == "completed");  // 80 %
    CHECK(class_of({4, 15, 0, 0, 0, 0}) == "not_completed");
    CHECK(class_of({0, 0, 0, 0, 0, 0}) == "none");
}

TEST_CASE("excellence needs a service band of good, and one nobody knows leaves the class open")
{
    const std::array<std::int64_t, kBands> best{0, 0, 0, 0, 0, 5};
    CHECK(class_of(best, ServiceBand::good) == "excellent");
    CHECK(class_of(best, ServiceBand::fair) == "good");
    CHECK(class_of(best, ServiceBand::weak) == "good");
    CHECK(class_of(best, std::nullopt) == "good to excellent");
    CHECK(class_of({0, 5, 0, 0, 0, 0}, std::nullopt) == "good");
    CHECK(class_of({4, 0, 0, 0, 0, 1}, std::nullopt) == "not_completed");
}

TEST_CASE("another rule has other weights and thresholds")
{
    const ClassRule strict{.weights = {0, 50, 100, 200, 300, 400}, .excellent_score = 250, .good_percent = 100'00};
    CHECK(class_of({0, 0, 0, 1, 1, 0}, ServiceBand::good, strict) == "excellent");
    CHECK(class_of({0, 0, 0, 2, 0, 0}, ServiceBand::good, strict) == "good");
    CHECK(class_of({1, 99, 0, 0, 0, 0}, ServiceBand::good, strict) == "completed");
}

TEST_CASE("a rule that says nothing sensible is refused, with what is wrong")
{
    CHECK(fault_of({}) == "fits");
    CHECK(fault_of({.weights = {0, 100, 105, 104, 115, 120}}) == "out-of-range/weights");
    CHECK(fault_of({.weights = {-1, 100, 105, 110, 115, 120}}) == "out-of-range/weights");
    CHECK(fault_of({.weights = {0, 100, 105, 110, 115, 1001}}) == "out-of-range/weights");
    CHECK(fault_of({.excellent_score = 1001}) == "out-of-range/excellent");
    CHECK(fault_of({.good_percent = 100'01}) == "out-of-range/good");
    CHECK(fault_of({.completed_percent = -1}) == "out-of-range/completed");
    CHECK(fault_of({.good_percent = 80'00, .completed_percent = 80'01}) == "out-of-range/completed");
}

TEST_CASE("scores are exact, and shown without reaching what they do not reach")
{
    CHECK(score_of(figures({0, 20, 0, 0, 0, 0}), {}) == 1'0000);
    CHECK(score_of(figures({0, 0, 20, 0, 0, 0}), {}) == 1'0500);
    CHECK(score_of(figures({0, 1, 99'999, 0, 0, 0}), {}) == 1'0499);
    CHECK(score_of(figures({1, 1, 1, 0, 0, 0}), {}) == 6833);  // 2.05 / 3
    CHECK_FALSE(score_of({}, {}));
}

TEST_CASE("equals share a place, ties are broken by fewer late dossiers")
{
    using Places = std::vector<std::optional<std::int64_t>>;
    const auto one = figures({0, 10, 0, 0, 0, 0});
    const auto half = figures({0, 5, 0, 0, 0, 0});  // the same score of fewer targets
    const auto best = figures({0, 0, 0, 0, 0, 1});
    const auto worst = figures({9, 1, 0, 0, 0, 0});
    const std::vector<Contender> units{{one, 3}, {worst, 0}, {half, 3}, {best, 9}, {{}, 0}, {one, 2}};
    CHECK(places_of(units, {}) == Places{3, 5, 3, 1, std::nullopt, 2});
    CHECK(places_of(units, {.tie_break = TieBreak::none}) == Places{2, 5, 2, 1, std::nullopt, 2});
    CHECK(places_of({}, {}).empty());
}
