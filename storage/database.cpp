#include "storage/database.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <algorithm>

namespace motcua::storage {
namespace {

constexpr std::string_view kLockTimeout = "55P03";

}  // namespace

struct Database::Queue {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Job> jobs;
    bool closed = false;

    void push(Job job)
    {
        {
            const std::scoped_lock lock{mutex};
            jobs.push_back(std::move(job));
        }
        changed.notify_one();
    }

    // The next job; nothing once the queue is closed and drained.
    std::optional<Job> pop()
    {
        std::unique_lock lock{mutex};
        changed.wait(lock, [&] { return closed || !jobs.empty(); });
        if (jobs.empty()) return std::nullopt;
        Job job = std::move(jobs.front());
        jobs.pop_front();
        return job;
    }

    void close()
    {
        {
            const std::scoped_lock lock{mutex};
            closed = true;
        }
        changed.notify_all();
    }
};

Database::Database(DatabaseOptions options)
    : dialect_(options.url.starts_with("sqlite:") ? Dialect::sqlite : Dialect::postgresql),
      queue_limit_(options.queue_limit),
      writes_(std::make_unique<Queue>())
{
    const bool one_writer = dialect_ == Dialect::sqlite;
    if (one_writer) reads_ = std::make_unique<Queue>();
    const int connections = std::max(options.connections, one_writer ? 2 : 1);
    try {
        // One after the other: SQLite refuses connections that turn a new file to WAL at the same moment.
        for (int i = 0; i < connections; ++i) {
            Queue& queue = one_writer && i > 0 ? *reads_ : *writes_;
            std::promise<void> opened;
            auto opening = opened.get_future();
            threads_.emplace_back(&Database::serve, this, std::ref(queue), options.url, std::move(opened));
            opening.get();
        }
    } catch (...) {
        stop();
        std::rethrow_exception(translated(std::current_exception()));
    }
}

Database::~Database()
{
    stop();
}

void Database::stop()
{
    writes_->close();
    if (reads_) reads_->close();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Database::serve(Queue& queue, const std::string& url, std::promise<void> opened)
{
    std::optional<Session> session;
    try {
        session.emplace(url);
        opened.set_value();
    } catch (...) {
        opened.set_exception(std::current_exception());
        return;
    }
    while (auto job = queue.pop()) {
        (*job)(*session);
        pending_.fetch_sub(1, std::memory_order_relaxed);
    }
}

bool Database::reserve()
{
    if (pending_.fetch_add(1, std::memory_order_relaxed) < queue_limit_) return true;
    pending_.fetch_sub(1, std::memory_order_relaxed);
    return false;
}

void Database::enqueue(Access access, Job job)
{
    Queue& queue = access == Access::write || !reads_ ? *writes_ : *reads_;
    queue.push(std::move(job));
}

bool Database::worth_retrying(Session& session, const std::exception& failure)
{
    if (!session.is_healthy() || dynamic_cast<const Overtaken*>(&failure) != nullptr) return true;
    const auto* error = dynamic_cast<const soci::postgresql_soci_error*>(&failure);
    return error != nullptr && (error->sqlstate() == "40001" || error->sqlstate() == "40P01");
}

// SOCI's text holds the statement and the bound values, which may be personal data: only the class of the error and
// the database's own first line without details go on.
std::exception_ptr Database::translated(std::exception_ptr failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const soci::postgresql_soci_error& error) {
        if (error.sqlstate() == kLockTimeout) return std::make_exception_ptr(Busy{});
        return std::make_exception_ptr(Unavailable{"PostgreSQL error " + error.sqlstate()});
    } catch (const soci::sqlite3_soci_error& error) {
        return std::make_exception_ptr(Unavailable{"SQLite error " + std::to_string(error.result()) + ": " +
                                                   sqlite_api::sqlite3_errstr(error.result())});
    } catch (const Overtaken&) {
        // Overtaken at every try: there is more traffic on these rows than a request can wait out.
        return std::make_exception_ptr(Busy{});
    } catch (const soci::soci_error& error) {
        return std::make_exception_ptr(Unavailable{"database error: " + error.get_error_message().substr(0, 80)});
    } catch (...) {
        return failure;
    }
}

}  // namespace motcua::storage
