#include "tests/model/space.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>

// Every state a dossier can come into. MOTCUA_MODEL=large walks further, for minutes and gigabytes; MOTCUA_MODEL_STATES
// ends the walk after so many.

namespace {

using namespace motcua;
using namespace motcua::test;

std::vector<Instant> first_of(std::size_t count)
{
    // In and out of hours, before and behind 15:00, over a weekend, behind the date that was set.
    const std::vector<Instant> all{at("2015-03-02 08:00"), at("2015-03-02 16:00"), at("2015-03-03 12:00"),
                                   at("2015-03-05 09:30"), at("2015-03-07 10:00"), at("2015-03-09 11:00")};
    return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

std::vector<Bounds> bounds_called(std::string_view name)
{
    using std::chrono::hours;
    const Bounds small{
        .moments = first_of(3), .units = {kDesk, kLand}, .people = {"an"}, .stops = {hours{30}}, .waits = 1};
    Bounds pausing = small;
    pausing.policy = SupplementPolicy::pause;
    Bounds asking{
        .moments = first_of(2), .units = {kDesk, kLand, kJustice}, .people = {}, .waits = 1, .opinions = true};
    const Bounds filing{.moments = first_of(2), .units = {kDesk, kLand}, .people = {}, .waits = 0, .filed = true};
    Bounds apart{.moments = first_of(2), .units = {kDesk, kLand, kJustice}, .people = {}, .waits = 1, .apart = true};
    if (name == "small") return {small, pausing, asking, filing, apart};
    const Bounds large{.moments = first_of(6),
                       .units = {kDesk, kLand, kLeaders},
                       .people = {"an", "binh"},
                       .stops = {hours{30}, hours{100}},
                       .waits = 2,
                       .opinions = true};
    if (name == "large") return {large};
    return {};
}

// The space as far as it was walked.
class Walk {
public:
    Walk(const Bounds& bounds, std::size_t limit) : bounds_(bounds), limit_(limit) { note(first_state(bounds), 0); }

    void run()
    {
        while (!frontier_.empty() && numbers_.size() < limit_) {
            std::vector<Numbered> level;
            std::swap(level, frontier_);
            for (Numbered& from : level) {
                if (numbers_.size() >= limit_) return;
                visit(from);
                from = {};
            }
        }
        complete_ = frontier_.empty();
    }

    // Every state can still come to an end. Only known of a space that was walked to its end.
    std::size_t dead_ends() const
    {
        std::vector<std::vector<std::uint32_t>> before(numbers_.size());
        for (const auto& [from, to] : edges_) before[to].push_back(from);
        std::vector<bool> ends = ended_;
        std::vector<std::uint32_t> todo;
        for (std::uint32_t i = 0; i < ends.size(); ++i)
            if (ends[i]) todo.push_back(i);
        while (!todo.empty()) {
            const std::uint32_t to = todo.back();
            todo.pop_back();
            for (const std::uint32_t from : before[to]) {
                if (ends[from]) continue;
                ends[from] = true;
                todo.push_back(from);
            }
        }
        return static_cast<std::size_t>(std::ranges::count(ends, false));
    }

    void check() const
    {
        MESSAGE(numbers_.size(), " states, ", edge_count_, " edges", std::string{complete_ ? ", the whole space" : ""});
        for (const auto& [fault, count] : faults_) FAIL_CHECK(fault, ": ", count, " times");
        if (complete_) CHECK(dead_ends() == 0);
    }

    const std::set<Status>& statuses() const { return statuses_; }

private:
    struct Numbered {
        State state;
        std::uint32_t number = 0;
    };

    void visit(const Numbered& from)
    {
        std::vector<std::string> faults = faults_of(from.state, bounds_);
        for (State& state : next_states(from.state, bounds_, faults)) note(std::move(state), from.number);
        for (const std::string& fault : faults) ++faults_[fault];
    }

    // Ten million states meet by chance in a hash of 64 bits about three times in a million walks.
    void note(State state, std::uint32_t from)
    {
        const std::size_t hash = std::hash<std::string>{}(key_of(state));
        const auto [known, fresh] = numbers_.try_emplace(hash, static_cast<std::uint32_t>(numbers_.size()));
        ++edge_count_;
        if (known->second != from && keeps_edges()) edges_.emplace_back(from, known->second);
        if (!fresh) return;
        statuses_.insert(state.dossier.status);
        ended_.push_back(state.dossier.ended_at.has_value());
        frontier_.push_back({std::move(state), known->second});
    }

    bool keeps_edges() const { return limit_ > 100'000'000; }

    const Bounds& bounds_;
    std::size_t limit_;
    std::unordered_map<std::size_t, std::uint32_t> numbers_ = {};
    std::vector<Numbered> frontier_ = {};
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges_ = {};
    std::size_t edge_count_ = 0;
    std::vector<bool> ended_ = {};
    std::set<Status> statuses_ = {};
    std::map<std::string, std::size_t> faults_ = {};
    bool complete_ = false;
};

}  // namespace

TEST_CASE("no command leads a dossier to two holders, to none, past its limits or into a corner; no minute is lost")
{
    const char* name = std::getenv("MOTCUA_MODEL");
    const char* most = std::getenv("MOTCUA_MODEL_STATES");
    const std::size_t limit = most != nullptr ? std::strtoull(most, nullptr, 10) : 1'000'000'000;
    const auto all = bounds_called(name != nullptr ? name : "small");
    REQUIRE(!all.empty());
    std::set<Status> reached;
    for (const Bounds& bounds : all) {
        Walk walk{bounds, limit};
        walk.run();
        walk.check();
        reached.insert(walk.statuses().begin(), walk.statuses().end());
    }
    CHECK(reached.size() == kStatuses.size());
}
