#pragma once

#include "domain/open_figures.hpp"
#include "domain/periods.hpp"

#include <chrono>
#include <compare>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// The open figures behind the page /thong-ke and its data, and the answers that are kept of them.

namespace motcua::api {

struct StatisticsQuestion {
    std::optional<int> year = {};  // absent: the last 12 whole months
    std::string agency = {};       // empty: all agencies

    auto operator<=>(const StatisticsQuestion&) const = default;
};

struct StatisticsLine {
    std::string code = {};  // empty: all agencies
    std::string name = {};
    std::vector<OpenFigures> months = {};
};

// Nothing of what is withheld is in it.
struct Statistics {
    Instant as_of{};
    std::int64_t position = 0;    // of the journal
    std::vector<int> years = {};  // that have whole months, the newest first
    // Whole months in order, from the first with a dossier on; perhaps none.
    std::vector<NamedPeriod> months = {};
    StatisticsLine about = {};
    std::vector<StatisticsLine> below = {};                          // by code: agencies, or the units of the agency
    std::vector<std::vector<OpenRate>> rates = {};                   // of each month, of all agencies
    std::vector<std::pair<std::string, std::string>> agencies = {};  // code and name of those with figures
};

// The last answers, each for some minutes: the public cannot have the same figures counted over and over. Thread-safe.
class StatisticsKept {
public:
    using Answer = std::shared_ptr<const Statistics>;

    // Nothing when there is none of this question, or only an older one.
    Answer find(const StatisticsQuestion& question, Instant now);
    Answer keep(const StatisticsQuestion& question, Statistics statistics);

private:
    struct Entry {
        StatisticsQuestion question;
        Answer answer;
    };
    std::mutex mutex_;
    std::vector<Entry> entries_ = {};  // the oldest first
};

// How long an answer is kept, here and by whoever asked.
inline constexpr std::chrono::minutes kStatisticsAge{5};

}  // namespace motcua::api
