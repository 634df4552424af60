#pragma once

#include "storage/facts.hpp"
#include "storage/facts_table.hpp"

#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <string>

namespace motcua::storage {

// The facts of all dossiers, for all threads.
class FactsStore {
public:
    // Brings the store up to what the session sees, entries of a moment ago included. False while the follower has not
    // come far enough for that: its rounds are bounded, a request is no place to do its work.
    bool refresh(Session& session, Calendars& calendars, const AlarmRules& rules);

    // To read from; nothing changes meanwhile.
    class View {
    public:
        const FactsTable& table() const { return *store_.table_; }

    private:
        friend class FactsStore;
        explicit View(const FactsStore& store) : store_(store), lock_(store.mutex_) {}

        const FactsStore& store_;
        std::shared_lock<std::shared_mutex> lock_;
    };
    View view() const { return View{*this}; }

private:
    mutable std::shared_mutex mutex_;
    std::string basis_;
    std::int64_t round_ = 0;
    std::unique_ptr<FactsTable> table_ = std::make_unique<FactsTable>();
};

}  // namespace motcua::storage
