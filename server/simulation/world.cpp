#include "server/simulation/world.hpp"

#include "storage/hashes.hpp"

#include <algorithm>
#include <utility>

namespace motcua::simulation {

World::World(const Province& province, const Plan& plan, HashKeys hash_keys)
    : province_(province),
      plan_(plan),
      end_(at_office(plan.to + std::chrono::days{1}, {})),
      hash_keys_(std::move(hash_keys)),
      season_(province, plan.from, plan.to, plan.dossiers, plan.seed),
      post_room_(plan.seed),
      player_(post_room_, plan.hour_rule)
{
}

std::vector<Batch> World::live(Date date)
{
    take_in(date);
    const Instant midnight = at_office(date + std::chrono::days{1}, {});
    while (!appointments_.empty() && appointments_.top().at < midnight) {
        const Appointment next = appointments_.top();
        appointments_.pop();
        keep(next);
    }
    std::vector<Batch> batches;
    const bool last = date == plan_.to;
    if (last) end_all();
    while (events_over_ >= plan_.batch) batches.push_back(pack(plan_.batch));
    if (last) batches.push_back(pack(events_over_));
    return batches;
}

void World::take_in(Date date)
{
    const std::int64_t count = season_.on(date);
    if (count == 0) return;
    const Market market{province_, date};
    for (std::int64_t i = 0; i < count; ++i) {
        const std::uint64_t number = arrived_++;
        auto life = std::make_unique<Life>(plan_.seed, number, market);
        const Move first = first_move(*life);
        go_on(number, *life, first);
        lives_.emplace(number, std::move(life));
    }
}

void World::keep(const Appointment& appointment)
{
    Life& life = *lives_.at(appointment.life);
    const bool done = player_.play(life, {appointment.at, appointment.deed});
    if (!done && life.whole.events.empty()) {
        lives_.erase(appointment.life);
        return;
    }
    const auto next = done ? next_move(life) : std::nullopt;
    if (next && next->at < end_) {
        go_on(appointment.life, life, next);
    } else {
        end(appointment.life);
    }
}

void World::go_on(std::uint64_t number, Life& life, std::optional<Move> next)
{
    appointments_.push({std::max(next->at, life.dossier().last_event_at), number, next->deed});
}

void World::end(std::uint64_t number)
{
    auto life = std::move(lives_.at(number));
    lives_.erase(number);
    const std::string pin = life->dice.digits(6);
    hash_keys_(life->whole, pin, life->dice.symbols("0123456789BCGHKLMNPQTV", 20));
    events_over_ += life->whole.events.size();
    over_.push_back(std::move(life));
}

void World::end_all()
{
    std::vector<std::uint64_t> numbers;
    for (const auto& [number, life] : lives_) numbers.push_back(number);
    std::ranges::sort(numbers);
    for (const std::uint64_t number : numbers) end(number);
}

// Takes the dossiers that ended first until there are so many events.
Batch World::pack(std::size_t count)
{
    Batch batch;
    post_room_.empty_into(batch.rows);
    for (std::size_t events = 0; events < count && !over_.empty();) {
        const storage::WholeDossier& whole = over_.front()->whole;
        digest_ = storage::sha256_hex(digest_ + batch.rows.add(whole));
        events += whole.events.size();
        events_over_ -= whole.events.size();
        over_.pop_front();
    }
    batch.last_position = post_room_.last_position();
    batch.last_handoff = post_room_.last_handoff();
    batch.digest = digest_;
    return batch;
}

}  // namespace motcua::simulation
