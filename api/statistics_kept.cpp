#include "api/statistics_kept.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

constexpr std::size_t kMostKept = 128;

}  // namespace

StatisticsKept::Answer StatisticsKept::find(const StatisticsQuestion& question, Instant now)
{
    const std::scoped_lock lock{mutex_};
    // A clock set back makes an answer no younger.
    std::erase_if(entries_, [&](const Entry& entry) {
        return entry.answer->as_of + kStatisticsAge <= now || now < entry.answer->as_of;
    });
    const auto found = std::ranges::find(entries_, question, &Entry::question);
    return found == entries_.end() ? nullptr : found->answer;
}

StatisticsKept::Answer StatisticsKept::keep(const StatisticsQuestion& question, Statistics statistics)
{
    Answer answer = std::make_shared<const Statistics>(std::move(statistics));
    const std::scoped_lock lock{mutex_};
    std::erase_if(entries_, [&](const Entry& entry) { return entry.question == question; });
    if (kMostKept <= entries_.size()) entries_.erase(entries_.begin());
    entries_.push_back({question, answer});
    return answer;
}

}  // namespace motcua::api
