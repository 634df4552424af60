#include "server/clock.hpp"

namespace motcua::server {
namespace {

std::int64_t steady_ms()
{
    using namespace std::chrono;
    return floor<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

}  // namespace

Instant Clock::now() const
{
    using namespace std::chrono;
    if (!own_) return floor<milliseconds>(system_clock::now());
    return from_milliseconds(steady_ms() + offset_ms_.load(std::memory_order_relaxed));
}

void Clock::set(Instant now)
{
    offset_ms_.store(to_milliseconds(now) - steady_ms(), std::memory_order_relaxed);
}

}  // namespace motcua::server
