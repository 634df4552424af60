#pragma once

#include "server/simulation/simulate.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace motcua::simulation {

// How far a simulation has come; kept in the database, written with each batch.
struct Progress {
    std::int64_t batches = 0;
    std::int64_t dossiers = 0;
    std::int64_t events = 0;
    std::string digest;
    bool complete = false;

    std::string text() const;
    static Progress from(const std::optional<std::string>& text);
};

// Writes batches on a thread of its own, in their order, while the next ones are played. Batches that are there already
// are only compared with what is there.
class Writer {
public:
    Writer(storage::Database& database, const Progress& there, Watch watch);
    // Gives up what is not yet written.
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    // Waits while too much is waiting; throws what the writing of one before threw.
    void write(Batch batch, Date date, bool last);
    // Waits until all is written.
    Outline finish();

private:
    struct Job {
        Batch batch;
        Date date;
        Progress after;
    };

    void work();
    void keep(const Job& job);

    storage::Database& database_;
    const Progress there_;
    Watch watch_;
    Progress played_;  // by the thread that plays
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Job> jobs_;
    bool closed_ = false;
    std::exception_ptr failure_;
    std::string kept_;  // the state in the database, by the thread that writes
    std::thread thread_;
};

}  // namespace motcua::simulation
