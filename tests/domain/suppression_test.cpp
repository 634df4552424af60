#include "domain/suppression.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>

namespace motcua {
namespace {

// A table of three levels as it is, and as it is shown; a group's units are its rows.
struct Table {
    std::vector<std::vector<Counts>> groups;
};

Counts added(const std::vector<Counts>& rows, std::size_t parts)
{
    Counts sums(parts, 0);
    for (const Counts& row : rows)
        for (std::size_t i = 0; i < parts; ++i) sums[i] += row[i];
    return sums;
}

// One number that is shown or withheld: which leaves it adds up.
struct Figure {
    std::vector<std::size_t> leaves;
    std::optional<std::int64_t> shown;
};

struct Riddle {
    std::vector<std::int64_t> leaves;  // as they are
    std::vector<Figure> figures;
};

void add_row(Riddle& riddle, const std::vector<std::vector<std::size_t>>& leaves_of_parts, const ShownCounts& shown)
{
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < shown.parts.size(); ++i) {
        riddle.figures.push_back({leaves_of_parts[i], shown.parts[i]});
        all.insert(all.end(), leaves_of_parts[i].begin(), leaves_of_parts[i].end());
    }
    riddle.figures.push_back({all, shown.sum});
}

Riddle riddle_of(const Table& table)
{
    Riddle riddle;
    const std::size_t parts = table.groups[0][0].size();
    std::vector<Counts> totals;
    for (const auto& units : table.groups) totals.push_back(added(units, parts));
    const Counts whole = added(totals, parts);
    const ShownCounts shown_whole = show_total(whole);
    const auto shown_groups = show_rows(whole, shown_whole, totals);
    std::vector<std::vector<std::size_t>> of_whole(parts);
    for (std::size_t g = 0; g < totals.size(); ++g) {
        const auto shown_units = show_rows(totals[g], shown_groups[g], table.groups[g]);
        std::vector<std::vector<std::size_t>> of_group(parts);
        for (std::size_t u = 0; u < table.groups[g].size(); ++u) {
            std::vector<std::vector<std::size_t>> of_unit(parts);
            for (std::size_t p = 0; p < parts; ++p) {
                const std::size_t leaf = riddle.leaves.size();
                riddle.leaves.push_back(table.groups[g][u][p]);
                of_unit[p].push_back(leaf);
                of_group[p].push_back(leaf);
                of_whole[p].push_back(leaf);
            }
            add_row(riddle, of_unit, shown_units[u]);
        }
        add_row(riddle, of_group, shown_groups[g]);
    }
    add_row(riddle, of_whole, shown_whole);
    return riddle;
}

// Knows what is shown, and tries tables one by one.
class Attacker {
public:
    explicit Attacker(const Riddle& riddle) : riddle_(riddle) {}

    // A figure whose value could not be another one: it is known.
    std::optional<std::size_t> finds()
    {
        for (std::size_t i = 0; i < riddle_.figures.size(); ++i) {
            if (riddle_.figures[i].shown) continue;
            if (!could_be_another(i, 1) && !could_be_another(i, 12)) return i;
        }
        return std::nullopt;
    }

private:
    std::int64_t value(const Figure& figure, const std::vector<std::int64_t>& leaves) const
    {
        std::int64_t sum = 0;
        for (const std::size_t leaf : figure.leaves) sum += leaves[leaf];
        return sum;
    }

    // Tables whose leaves are at most `reach` away from the true ones.
    bool could_be_another(std::size_t figure, std::int64_t reach)
    {
        target_ = &riddle_.figures[figure];
        truth_ = value(*target_, riddle_.leaves);
        reach_ = reach;
        guess_ = riddle_.leaves;
        return guess(0);
    }

    bool agrees(std::size_t known) const
    {
        return std::ranges::all_of(riddle_.figures, [&](const Figure& figure) {
            if (!figure.shown) return true;
            std::int64_t least = 0;
            bool complete = true;
            for (const std::size_t leaf : figure.leaves) {
                if (leaf < known)
                    least += guess_[leaf];
                else
                    complete = false;
            }
            return complete ? least == *figure.shown : least <= *figure.shown;
        });
    }

    bool guess(std::size_t leaf)
    {
        if (!agrees(leaf)) return false;
        if (leaf == guess_.size()) return value(*target_, guess_) != truth_;
        const std::int64_t from = std::max<std::int64_t>(0, riddle_.leaves[leaf] - reach_);
        for (std::int64_t v = from; v <= riddle_.leaves[leaf] + reach_; ++v) {
            guess_[leaf] = v;
            if (guess(leaf + 1)) return true;
        }
        return false;
    }

    const Riddle& riddle_;
    const Figure* target_ = nullptr;
    std::int64_t truth_ = 0;
    std::int64_t reach_ = 0;
    std::vector<std::int64_t> guess_ = {};
};

std::string text(const Table& table)
{
    std::string out;
    for (const auto& units : table.groups) {
        out += "[";
        for (const Counts& row : units) {
            out += "(";
            for (const std::int64_t count : row) out += std::to_string(count) + " ";
            out += ")";
        }
        out += "] ";
    }
    return out;
}

void check_safe(const Table& table)
{
    const Riddle riddle = riddle_of(table);
    for (const Figure& figure : riddle.figures) {
        if (!figure.shown) continue;
        REQUIRE_MESSAGE(!is_small(*figure.shown), text(table));
    }
    REQUIRE_MESSAGE(!Attacker{riddle}.finds(), text(table));
}

std::string text(const ShownCounts& row)
{
    const auto one = [](const std::optional<std::int64_t>& count) { return count ? std::to_string(*count) : "-"; };
    std::string out = one(row.sum) + " =";
    for (const auto& part : row.parts) out += " " + one(part);
    return out;
}

std::vector<std::string> rows_of(const Counts& total, const std::vector<Counts>& rows)
{
    const ShownCounts shown = show_total(total);
    std::vector<std::string> lines{text(shown)};
    for (const ShownCounts& row : show_rows(total, shown, rows)) lines.push_back(text(row));
    return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a table without small counts is shown whole")
{
    CHECK(rows_of({60, 10, 0}, {{40, 5, 0}, {20, 5, 0}, {0, 0, 0}}) ==
          Lines{"70 = 60 10 0", "45 = 40 5 0", "25 = 20 5 0", "0 = 0 0 0"});
}

TEST_CASE("a small part takes the others of its row with it, and the parts of a row that has more of it")
{
    // 3 late: they would be 43 - 40, or 9 - 6. Of the two rows with 6 late, the smaller one is withheld too.
    CHECK(rows_of({110, 15, 0}, {{40, 3, 0}, {20, 6, 0}, {50, 6, 0}}) ==
          Lines{"125 = 110 15 0", "43 = - - 0", "26 = - - 0", "56 = 50 6 0"});
}

TEST_CASE("a small sum takes the smallest other sum with it")
{
    CHECK(rows_of({49, 0}, {{4, 0}, {30, 0}, {15, 0}}) == Lines{"49 = 49 0", "- = - 0", "30 = 30 0", "- = - 0"});
}

TEST_CASE("two small sums are not left alone together: one that is not small is among them")
{
    // Who knows that both are 4 at most and 8 together would know both.
    CHECK(rows_of({28}, {{4}, {4}, {20}}) == Lines{"28 = 28", "- = -", "- = -", "- = -"});
}

TEST_CASE("below a total that is not shown nothing is shown")
{
    CHECK(rows_of({3, 0}, {{3, 0}, {0, 0}}) == Lines{"- = - 0", "- = - 0", "0 = 0 0"});
    CHECK(rows_of({20, 2}, {{15, 0}, {5, 2}}) == Lines{"22 = - -", "15 = - -", "7 = - -"});
}

TEST_CASE("rows that do not add up are an error")
{
    CHECK_THROWS_AS(rows_of({10}, {{6}, {5}}), std::logic_error);
}

TEST_CASE("the attacker works out what is withheld without others")
{
    // 20 = 17 + 3, and 3 is withheld alone.
    Riddle riddle{{17, 3}, {{{0}, 17}, {{1}, {}}, {{0, 1}, 20}}};
    CHECK(Attacker{riddle}.finds() == 1);
    riddle.figures[0].shown.reset();
    CHECK(!Attacker{riddle}.finds());
}

TEST_CASE("nothing withheld can be worked out, in every small table")
{
    constexpr std::int64_t kMost = 5;
    const auto each = [&](std::size_t rows, std::size_t parts, std::int64_t most) {
        Table table{std::vector<std::vector<Counts>>(rows, {Counts(parts, 0)})};
        const std::function<void(std::size_t)> fill = [&](std::size_t leaf) {
            if (leaf == rows * parts) return check_safe(table);
            for (std::int64_t v = 0; v <= most; ++v) {
                table.groups[leaf / parts][0][leaf % parts] = v;
                fill(leaf + 1);
            }
        };
        fill(0);
    };
    each(2, 1, 12);
    each(3, 1, 8);
    each(2, 2, kMost);
}

TEST_CASE("nothing withheld can be worked out, in random tables of three levels")
{
    constexpr std::uint32_t kSeed = 20150301;
    std::mt19937 random{kSeed};
    constexpr std::array<std::int64_t, 14> kCounts{0, 0, 0, 0, 1, 2, 3, 4, 5, 5, 6, 7, 11, 30};
    const auto pick = [&](std::size_t below) { return static_cast<std::size_t>(random() % below); };
    for (int i = 0; i < 1500; ++i) {
        const std::size_t parts = 1 + pick(3);
        Table table{std::vector<std::vector<Counts>>(1 + pick(3))};
        for (auto& units : table.groups) {
            units.assign(1 + pick(parts == 3 ? 2 : 3), Counts(parts, 0));
            for (Counts& row : units) std::ranges::generate(row, [&] { return kCounts[pick(kCounts.size())]; });
        }
        check_safe(table);
    }
}

}  // namespace
}  // namespace motcua
