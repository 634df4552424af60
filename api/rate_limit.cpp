#include "api/rate_limit.hpp"

#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <utility>

namespace motcua::api {

bool RateLimit::allow(const std::string& key, Instant now)
{
    const std::scoped_lock lock{mutex_};
    forget_full(now);
    Bucket& bucket = buckets_[key];
    const Instant full_at = std::max(bucket.full_at, now) + interval_;
    if (full_at > now + burst_ * interval_) return false;
    bucket.full_at = full_at;
    return true;
}

void RateLimit::give_back(const std::string& key)
{
    const std::scoped_lock lock{mutex_};
    if (const auto found = buckets_.find(key); found != buckets_.end()) found->second.full_at -= interval_;
}

std::chrono::milliseconds RateLimit::wait(const std::string& key, Instant now)
{
    const std::scoped_lock lock{mutex_};
    const auto found = buckets_.find(key);
    if (found == buckets_.end()) return std::chrono::milliseconds{0};
    const auto missing = found->second.full_at + interval_ - (now + burst_ * interval_);
    return std::max(missing, std::chrono::milliseconds{0});
}

// Sweeps only when the table has doubled since the last time, so the cost of a try stays constant on average.
void RateLimit::forget_full(Instant now)
{
    if (buckets_.size() < swept_size_) return;
    std::erase_if(buckets_, [&](const auto& entry) { return entry.second.full_at <= now; });
    swept_size_ = std::max<std::size_t>(1024, buckets_.size() * 2);
}

std::string address_key(const std::string& address)
{
    boost::system::error_code not_one;
    const auto parsed = boost::asio::ip::make_address_v6(address, not_one);
    if (not_one || parsed.is_v4_mapped()) return address;
    auto bytes = parsed.to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return boost::asio::ip::address_v6{bytes}.to_string() + "/64";
}

}  // namespace motcua::api
