#include "server/courier.hpp"

#include "server/log.hpp"

#include <random>
#include <utility>

namespace motcua::server {
namespace {

constexpr int kSortedAtOnce = 200;
// How often the database is asked whether there is anything to do.
constexpr std::chrono::seconds kTick{1};
// What the database may take beyond an attempt before the delivery counts as given up.
constexpr std::chrono::seconds kSlack{5};

Instant machine_now()
{
    using namespace std::chrono;
    return floor<milliseconds>(system_clock::now());
}

// Thousandths.
int random_share()
{
    thread_local std::minstd_rand random{std::random_device{}()};
    return std::uniform_int_distribution<int>{0, 1000}(random);
}

}  // namespace

Courier::Courier(storage::Database& database, std::vector<Channel> channels, const RetryRules& rules, Metrics& metrics)
    : database_(database), channels_(std::move(channels)), rules_(rules), metrics_(metrics)
{
    for (const Channel& channel : channels_) names_.push_back(channel.name);
    threads_.emplace_back([this] { run("notices are not sorted", [this] { return sort(); }); });
    for (Channel& channel : channels_) {
        threads_.emplace_back([this, &channel] {
            run("notices do not go out by " + std::string{to_string(channel.name)},
                [this, &channel] { return deliver(channel); });
        });
    }
}

Courier::~Courier()
{
    stop();
}

void Courier::stop()
{
    const std::scoped_lock lock{mutex_};
    stopping_ = true;
    wake_.notify_all();
}

void Courier::rest()
{
    std::unique_lock lock{mutex_};
    wake_.wait_for(lock, kTick, [this] { return stopping_.load(); });
}

// Trouble is logged when it begins and when it is over.
void Courier::run(const std::string& what, const Work& work)
{
    bool trouble = false;
    while (!stopping_) {
        bool more = false;
        try {
            more = work();
            if (trouble) log_info(what + " no more");
            trouble = false;
        } catch (const std::exception& error) {
            if (!trouble) log_warning(what + ": " + error.what());
            trouble = true;
        }
        if (!more) rest();
    }
}

bool Courier::sort()
{
    metrics_.set(database_.read_now(storage::count_undelivered));
    if (!database_.read_now(storage::has_unsorted)) return false;
    const auto sorted = database_.transact_now(
        [this](storage::Session& session) { return storage::sort_notices(session, names_, kSortedAtOnce); });
    return sorted == kSortedAtOnce;
}

bool Courier::deliver(Channel& channel)
{
    const Instant now = machine_now();
    const bool due = database_.read_now(
        [&](storage::Session& session) { return storage::has_due_delivery(session, channel.name, now); });
    if (!due) return false;
    const auto delivery = database_.transact_now([&](storage::Session& session) {
        return storage::claim_delivery(session, channel.name, now, rules_.limit + kSlack);
    });
    if (!delivery) return false;
    keep(*delivery, attempt(channel, *delivery));
    return true;
}

// What goes wrong with one notice must not keep the next ones from going out.
Attempt Courier::attempt(Channel& channel, const storage::ClaimedDelivery& delivery)
{
    if (!delivery.facts) return {Attempt::Result::refused, "the journal of the dossier cannot be read"};
    try {
        return channel.adapter->deliver(*delivery.facts, stopping_);
    } catch (const std::exception& error) {
        return {Attempt::Result::failed, error.what()};
    }
}

void Courier::keep(const storage::ClaimedDelivery& delivery, const Attempt& attempt)
{
    const int failures = delivery.failures + 1;
    const bool dead = attempt.result == Attempt::Result::refused || failures >= rules_.attempts;
    const Instant now = machine_now();
    const auto next_at =
        dead ? std::nullopt : std::optional{now + back_off(failures, rules_.first_wait, random_share())};
    database_.transact_now([&](storage::Session& session) {
        switch (attempt.result) {
            case Attempt::Result::delivered:
                storage::keep_delivered(session, delivery, now);
                break;
            case Attempt::Result::stopped:
                storage::give_back(session, delivery);
                break;
            case Attempt::Result::failed:
            case Attempt::Result::refused:
                storage::keep_failed(session, delivery, attempt.error, next_at);
                break;
        }
        return true;
    });
    metrics_.count(delivery.channel, attempt.result);
    const bool failed = attempt.result == Attempt::Result::failed || attempt.result == Attempt::Result::refused;
    if (failed && dead) {
        log_warning("the notice " + (delivery.facts ? delivery.facts->message_id : std::to_string(delivery.notice)) +
                    " is given up on " + std::string{to_string(delivery.channel)} + ": " + attempt.error);
    }
}

}  // namespace motcua::server
