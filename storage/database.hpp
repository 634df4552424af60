#pragma once

#include "domain/result.hpp"
#include "storage/session.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace motcua::storage {

// The queue of waiting work is full, or a row is locked for longer than anybody should wait: the caller answers "busy,
// try again".
class Busy : public std::runtime_error {
public:
    Busy() : std::runtime_error("the database is busy") {}
};

// The database does not answer, or refused for a reason no user caused. The text names no value of any row.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

// Thrown by a unit of work that found itself overtaken by another and is to run again from the start. Who is overtaken
// every time gets Busy.
class Overtaken : public std::runtime_error {
public:
    Overtaken() : std::runtime_error("overtaken by another unit of work") {}
};

struct DatabaseOptions {
    std::string url;
    // Connections, each with its own thread. SQLite takes one of them as its only writer.
    int connections = 4;
    // Work waiting beyond this many units is refused with Busy.
    std::size_t queue_limit = 512;
};

// What a unit of work needs: `single` runs one reading statement without a transaction around it, `read` sees one
// snapshot, `write` may change rows.
enum class Access : std::uint8_t { single, read, write };

// Owns the connections and their threads. A unit of work is an ordinary function of a Session; it runs in one
// transaction on a database thread and is committed when it returns (for a std::expected: when it holds a value) and
// rolled back when it throws or returns a rejection. It may run again after a serialisation failure, so it must have no
// effect other than through the session and its return value.
//
// Throws Busy and Unavailable out of read(), transact(), and their blocking twins.
class Database {
public:
    explicit Database(DatabaseOptions options);
    // Finishes the work that is queued, then joins the threads.
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    Dialect dialect() const { return dialect_; }

    // For coroutines: one hop to a database thread and back to the caller's executor.
    template <class Work>
    boost::asio::awaitable<std::invoke_result_t<Work&, Session&>> look_up(Work work)
    {
        return hop(Access::single, std::move(work));
    }
    template <class Work>
    boost::asio::awaitable<std::invoke_result_t<Work&, Session&>> read(Work work)
    {
        return hop(Access::read, std::move(work));
    }
    template <class Work>
    boost::asio::awaitable<std::invoke_result_t<Work&, Session&>> transact(Work work)
    {
        return hop(Access::write, std::move(work));
    }

    // For threads that may block: the command line, start-up and tests.
    template <class Work>
    std::invoke_result_t<Work&, Session&> read_now(Work work)
    {
        return wait(Access::read, std::move(work));
    }
    template <class Work>
    std::invoke_result_t<Work&, Session&> transact_now(Work work)
    {
        return wait(Access::write, std::move(work));
    }

    // Work waiting or running, for the metrics.
    std::size_t pending() const { return pending_.load(std::memory_order_relaxed); }

private:
    using Job = std::move_only_function<void(Session&)>;
    struct Queue;

    template <class Work>
    using Answer = std::invoke_result_t<Work&, Session&>;

    template <class T>
    static bool keeps(const T&)
    {
        return true;
    }
    template <class T, class E>
    static bool keeps(const std::expected<T, E>& result)
    {
        return result.has_value();
    }

    // begin, work, commit or rollback; again after a serialisation failure, a deadlock or a lost connection. A
    // connection lost during the commit itself is not tried again: the database may have kept the work.
    template <class Work>
    static Answer<Work> attempt(Session& session, Access access, Work& work)
    {
        for (int tries_left = 3;; --tries_left) {
            bool committing = false;
            try {
                if (!session.is_healthy()) session.reconnect();
                if (access == Access::single) return work(session);
                session.begin(access == Access::write);
                Answer<Work> answer = work(session);
                if (keeps(answer)) {
                    committing = true;
                    session.commit();
                } else {
                    session.rollback();
                }
                return answer;
            } catch (const std::exception& failure) {
                session.rollback();
                if (committing || tries_left == 0 || !worth_retrying(session, failure)) throw;
            } catch (...) {
                session.rollback();
                throw;
            }
        }
    }

    template <class Work>
    boost::asio::awaitable<Answer<Work>> hop(Access access, Work work)
    {
        std::optional<Answer<Work>> answer;
        std::exception_ptr failure;
        auto body = [&](Session& session) { answer.emplace(attempt(session, access, work)); };
        co_await boost::asio::async_initiate<const boost::asio::use_awaitable_t<>, void()>(
            [&](auto handler) { enqueue_resuming(access, body, failure, std::move(handler)); },
            boost::asio::use_awaitable);
        if (failure) std::rethrow_exception(failure);
        co_return std::move(*answer);
    }

    // The references are safe: the coroutine's frame lives until the handler posted at the job's end resumes it.
    template <class Body, class Handler>
    void enqueue_resuming(Access access, Body& body, std::exception_ptr& failure, Handler handler)
    {
        auto executor = boost::asio::prefer(boost::asio::get_associated_executor(handler),
                                            boost::asio::execution::outstanding_work.tracked);
        if (!reserve()) {
            failure = std::make_exception_ptr(Busy{});
            boost::asio::post(executor, std::move(handler));
            return;
        }
        enqueue(access, [&body, &failure, executor, handler = std::move(handler)](Session& session) mutable {
            failure = run_translated(session, body);
            boost::asio::post(executor, std::move(handler));
        });
    }

    template <class Work>
    Answer<Work> wait(Access access, Work work)
    {
        std::optional<Answer<Work>> answer;
        std::promise<std::exception_ptr> done;
        auto body = [&](Session& session) { answer.emplace(attempt(session, access, work)); };
        if (!reserve()) throw Busy{};
        enqueue(access, [&](Session& session) { done.set_value(run_translated(session, body)); });
        if (const std::exception_ptr failure = done.get_future().get()) std::rethrow_exception(failure);
        return std::move(*answer);
    }

    // Runs `body`; what it throws is returned, database errors as Unavailable.
    template <class Body>
    static std::exception_ptr run_translated(Session& session, Body& body)
    {
        try {
            body(session);
            return nullptr;
        } catch (...) {
            return translated(std::current_exception());
        }
    }

    static bool worth_retrying(Session& session, const std::exception& failure);
    static std::exception_ptr translated(std::exception_ptr failure);

    // Counts one more unit of work unless the queue is full.
    bool reserve();
    void enqueue(Access access, Job job);
    void serve(Queue& queue, const std::string& url, std::promise<void> opened);
    void stop();

    Dialect dialect_;
    std::atomic<std::size_t> pending_ = 0;
    std::size_t queue_limit_;
    std::unique_ptr<Queue> writes_;
    std::unique_ptr<Queue> reads_;  // empty when reads share the writers' queue (PostgreSQL)
    std::vector<std::thread> threads_;
};

}  // namespace motcua::storage
