#pragma once

#include "domain/figures.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// The nine indices by which the handling of dossiers is rated (NĐ 61/2018 art. 27 to 32, TT 01/2018/TT-VPCP art. 12 to
// 15). A journal gives three of them; the others are left out of the sum, as art. 15 has it of what lacks data, and the
// thresholds stay what they are. All of it in tenths, by integers: exactly 15.0 is excellent.

namespace motcua {

// Whom a score is of: an official has the indices 1, 2, 3, 4 and 7, a unit all nine.
enum class Rated : std::uint8_t { official, unit };

struct NineIndex {
    int number = 0;
    std::string_view name_vi;
    std::string_view name_en;
    // What gives 2, 1 and 0 points.
    std::string_view points_vi;
    std::string_view points_en;
    // Why it is left out; empty for what the journal gives.
    std::string_view missing_vi = {};
    std::string_view missing_en = {};
    bool of_officials = false;
};

// In the order of their numbers: the first kScoredIndices are those of Figures::points.
std::span<const NineIndex> nine_indices();

// Points by dossiers, rounded to a tenth, halves up; nothing of no dossier.
std::optional<std::int64_t> index_tenths(const PointSum& sum);

// The sum of the indices that have data: what the score is at least. Nothing when none has.
std::optional<std::int64_t> score_tenths(const Figures& figures);

// The numbers of the indices that are left out, in order.
std::vector<int> left_out(const Figures& figures, Rated rated);

// What the score would be at most: with 2 points for each index that is left out.
std::int64_t most_score_tenths(const Figures& figures, Rated rated);

// A unit: 15 and more excellent, from 12 good, from 9 fair, from 6 average, below weak (art. 15).
enum class ServiceBand : std::uint8_t { weak, average, fair, good, excellent };
std::string_view to_string(ServiceBand band);
ServiceBand service_band(std::int64_t score_tenths);

// An official: 5 and more all of the task done, from 3.5 from 70 to below 100 percent of it, below less (art. 15).
enum class TaskShare : std::uint8_t { below_70, from_70, all };
std::string_view to_string(TaskShare share);
TaskShare task_share(std::int64_t score_tenths);

}  // namespace motcua
