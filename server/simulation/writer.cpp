#include "server/simulation/writer.hpp"

#include "storage/settings.hpp"

#include <sstream>
#include <utility>

namespace motcua::simulation {
namespace {

constexpr auto kAnotherCatalogue =
    "the catalogue is not what it was when the simulation began: begin in an empty database";

// Batches that wait to be written: one is enough to keep both busy.
constexpr std::size_t kMostWaiting = 1;

}  // namespace

std::string Progress::text() const
{
    return std::to_string(batches) + " " + std::to_string(dossiers) + " " + std::to_string(events) + " " + digest +
           (complete ? " complete" : "");
}

Progress Progress::from(const std::optional<std::string>& text)
{
    Progress progress;
    std::istringstream words{text.value_or("")};
    std::string end;
    words >> progress.batches >> progress.dossiers >> progress.events >> progress.digest >> end;
    progress.complete = end == "complete";
    return progress;
}

Writer::Writer(storage::Database& database, const Progress& there, Watch watch)
    : database_(database), there_(there), watch_(std::move(watch)), thread_([this] { work(); })
{
}

Writer::~Writer()
{
    {
        const std::scoped_lock lock{mutex_};
        closed_ = true;
        jobs_.clear();
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Writer::write(Batch batch, Date date, bool last)
{
    ++played_.batches;
    played_.dossiers += batch.rows.dossiers();
    played_.events += batch.rows.events();
    played_.digest = batch.digest;
    played_.complete = last;
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return failure_ || jobs_.size() < kMostWaiting; });
    if (failure_) std::rethrow_exception(failure_);
    jobs_.push_back({std::move(batch), date, played_});
    changed_.notify_all();
}

Outline Writer::finish()
{
    {
        const std::scoped_lock lock{mutex_};
        closed_ = true;
    }
    changed_.notify_all();
    thread_.join();
    if (failure_) std::rethrow_exception(failure_);
    if (played_.batches < there_.batches) throw Refused(kAnotherCatalogue);
    return {played_.dossiers, played_.events, played_.batches, played_.digest};
}

void Writer::work()
{
    for (;;) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return closed_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        const Job job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        changed_.notify_all();
        try {
            keep(job);
        } catch (...) {
            lock.lock();
            failure_ = std::current_exception();
            changed_.notify_all();
            return;
        }
    }
}

void Writer::keep(const Job& job)
{
    if (job.after.batches == there_.batches && job.after.digest != there_.digest) throw Refused(kAnotherCatalogue);
    if (job.after.batches <= there_.batches) return;
    const auto before = job.after.batches == 1 ? std::nullopt : std::optional{kept_.empty() ? there_.text() : kept_};
    const std::string after = job.after.text();
    database_.transact_now([&](storage::Session& session) {
        if (!storage::replace_setting(session, storage::kSimulationState, before, after))
            throw Refused("another simulation is being written to this database");
        job.batch.rows.write(session, job.batch.last_position, job.batch.last_handoff);
        return true;
    });
    kept_ = after;
    watch_(job.after.dossiers, job.date);
}

}  // namespace motcua::simulation
