#include "domain/suppression.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <stdexcept>

namespace motcua {
namespace {

std::int64_t sum_of(const Counts& row)
{
    return std::accumulate(row.begin(), row.end(), std::int64_t{0});
}

bool has_small_part(const Counts& row)
{
    return std::ranges::any_of(row, is_small);
}

enum class Detail : std::uint8_t {
    all,
    sum_only,
    nothing,
};

Detail detail_of(const Counts& row)
{
    if (is_small(sum_of(row))) return Detail::nothing;
    return has_small_part(row) ? Detail::sum_only : Detail::all;
}

// How much of each row is shown below a total that is shown whole or, of its parts, not at all.
class Rows {
public:
    explicit Rows(std::span<const Counts> rows) : rows_(rows)
    {
        std::ranges::transform(rows, std::back_inserter(details_), detail_of);
    }

    // Withholds further sums until those withheld are two or more, not small together, and one among them is not small
    // by itself: that one may be any of them.
    void protect_sums()
    {
        const auto none = [](std::size_t) { return true; };
        while (is_telling(withheld_sums())) {
            const auto next = smallest(Detail::nothing, none);
            if (!next) return;
            details_[*next] = Detail::nothing;
        }
    }

    // Withholds the parts of further rows until no pooled part of those withheld is small.
    void protect_parts()
    {
        for (bool changed = true; changed;) {
            changed = false;
            const Counts pool = pooled();
            for (std::size_t part = 0; part < pool.size() && !changed; ++part) {
                if (!is_small(pool[part])) continue;
                const auto next = smallest(Detail::sum_only, [&](std::size_t row) { return rows_[row][part] > 0; });
                if (!next) continue;
                details_[*next] = Detail::sum_only;
                changed = true;
            }
        }
    }

    void withhold_from_all(Detail detail)
    {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (sum_of(rows_[i]) > 0) details_[i] = std::max(details_[i], detail);
        }
    }

    // What the rows of which parts are withheld have together.
    Counts pooled() const
    {
        Counts pool(rows_.empty() ? 0 : rows_[0].size(), 0);
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (details_[i] != Detail::all) std::ranges::transform(pool, rows_[i], pool.begin(), std::plus<>{});
        }
        return pool;
    }

    // A part that none of the withheld rows has is withheld of none.
    std::vector<ShownCounts> shown(const std::vector<bool>& may_be_zero) const
    {
        std::vector<ShownCounts> all;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            ShownCounts& row = all.emplace_back();
            if (details_[i] != Detail::nothing) row.sum = sum_of(rows_[i]);
            for (std::size_t part = 0; part < rows_[i].size(); ++part) {
                const bool open = details_[i] == Detail::all || may_be_zero[part];
                row.parts.push_back(open ? std::optional{rows_[i][part]} : std::nullopt);
            }
        }
        return all;
    }

private:
    struct Withheld {
        int rows = 0;
        std::int64_t together = 0;
        bool one_is_large = false;
    };

    Withheld withheld_sums() const
    {
        Withheld all;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (details_[i] != Detail::nothing) continue;
            const std::int64_t sum = sum_of(rows_[i]);
            ++all.rows;
            all.together += sum;
            all.one_is_large = all.one_is_large || kSmallestShown <= sum;
        }
        return all;
    }

    static bool is_telling(const Withheld& all) { return all.rows > 0 && (all.rows < 2 || !all.one_is_large); }

    // The row with the smallest sum above zero of which more is shown than `detail`, among those that `fits`.
    std::optional<std::size_t> smallest(Detail detail, const std::function<bool(std::size_t)>& fits) const
    {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (detail <= details_[i] || sum_of(rows_[i]) == 0 || !fits(i)) continue;
            if (!found || sum_of(rows_[i]) < sum_of(rows_[*found])) found = i;
        }
        return found;
    }

    std::span<const Counts> rows_;
    std::vector<Detail> details_ = {};
};

void check_sums(const Counts& total, std::span<const Counts> rows)
{
    Counts sums(total.size(), 0);
    for (const Counts& row : rows) std::ranges::transform(sums, row, sums.begin(), std::plus<>{});
    if (sums != total) throw std::logic_error("the rows of a table to be shown do not add up to its total");
}

std::vector<bool> zeros_of(const Counts& counts)
{
    std::vector<bool> zeros;
    for (const std::int64_t count : counts) zeros.push_back(count == 0);
    return zeros;
}

std::vector<bool> zeros_shown(const ShownCounts& counts)
{
    std::vector<bool> zeros;
    for (const auto& count : counts.parts) zeros.push_back(count == 0);
    return zeros;
}

}  // namespace

bool is_small(std::int64_t count)
{
    return 0 < count && count < kSmallestShown;
}

ShownCounts show_total(const Counts& total)
{
    const std::vector<Counts> alone{total};
    return Rows{alone}.shown(zeros_of(total)).front();
}

std::vector<ShownCounts> show_rows(const Counts& total, const ShownCounts& shown, std::span<const Counts> rows)
{
    check_sums(total, rows);
    Rows table{rows};
    const bool whole = std::ranges::all_of(shown.parts, [](const auto& part) { return part.has_value(); });
    if (!shown.sum) {
        table.withhold_from_all(Detail::nothing);
    } else {
        table.protect_sums();
        if (whole)
            table.protect_parts();
        else
            table.withhold_from_all(Detail::sum_only);
    }
    return table.shown(whole ? zeros_of(table.pooled()) : zeros_shown(shown));
}

}  // namespace motcua
