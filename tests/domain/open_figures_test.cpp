#include "domain/open_figures.hpp"

#include <doctest/doctest.h>

#include <string>

namespace motcua {
namespace {

using enum Standing;

struct Month {
    std::int64_t received = 0;
    std::int64_t in_time = 0;
    std::int64_t late = 0;
    std::int64_t refused = 0;
};

Figures figures(const Month& month)
{
    Figures f;
    const auto set = [&](Standing standing, std::int64_t count) {
        f.standings[static_cast<std::size_t>(standing)] = count;
    };
    f.received_by[0] = month.received;
    set(early, month.in_time);
    set(late, month.late);
    set(refused, month.refused);
    set(running, month.received - month.in_time - month.late - month.refused);
    return f;
}

std::string text(const OpenFigures& f)
{
    const auto one = [](const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "-"; };
    return one(f.received.sum) + " / " + one(f.decided.sum) + " = " + one(f.in_time()) + " " + one(f.late()) + " " +
           one(f.without_deadline()) + ", " + one(f.on_time_tenths());
}

std::string rates_of(const Month& month)
{
    const Figures whole = figures(month);
    std::string out;
    for (const OpenRate& open : open_rates(whole, open_whole(whole))) {
        out += std::string{open.rate->key} + " ";
        out += open.share ? std::to_string(open.share->good) + "/" + std::to_string(open.share->all) : "-";
        out += "; ";
    }
    return out;
}

}  // namespace

TEST_CASE("the open figures of a month")
{
    CHECK(text(open_whole(figures({100, 49, 2}))) == "100 / 51 = - - 0, -");
    CHECK(text(open_whole(figures({100, 50, 0}))) == "100 / 50 = 50 0 0, 1000");
    CHECK(text(open_whole(figures({100, 75, 5}))) == "100 / 80 = 75 5 0, 938");  // 93.75
    CHECK(text(open_whole(figures({}))) == "0 / 0 = 0 0 0, -");
}

TEST_CASE("agencies are shown as far as the whole leaves nothing to subtract")
{
    // Late: 12 of the whole, 2 and 10 of the agencies. Received: 4 and 96, of which the 4 would be 100 - 96.
    const std::vector<Figures> agencies{figures({4, 0, 0}), figures({56, 40, 2}), figures({40, 20, 10})};
    const Figures whole = figures({100, 60, 12});
    const auto shown = open_agencies(whole, open_whole(whole), agencies);
    CHECK(text(shown[0]) == "- / 0 = 0 0 0, -");
    CHECK(text(shown[1]) == "56 / 42 = - - 0, -");
    CHECK(text(shown[2]) == "- / 30 = - - 0, -");
}

TEST_CASE("of a unit there is no count of what came in")
{
    const Figures agency = figures({100, 60, 12});
    const std::vector<Figures> units{figures({70, 40, 6}), figures({30, 20, 6})};
    const auto shown = open_units(agency, open_whole(agency), units);
    CHECK(shown[0].received.parts.empty());
    CHECK(text(shown[0]) == "- / 46 = 40 6 0, 870");
}

TEST_CASE("a rate is withheld when it would tell a small count")
{
    CHECK(rates_of({100, 75, 5, 10}) == "d1 75/100; d2 75/80; d3 85/100; d4 75/90; ");
    // 3 were refused: the difference of what d2 and d4 divide by.
    CHECK(rates_of({100, 75, 5, 3}) == "d1 75/100; d2 75/80; d3 -; d4 -; ");
    // 2 were late: what d2 leaves of 77.
    CHECK(rates_of({100, 75, 2, 10}) == "d1 -; d2 -; d3 -; d4 -; ");
    CHECK(rates_of({3, 0, 0, 0}) == "d1 -; d2 0/0; d3 -; d4 0/0; ");
}

}  // namespace motcua
