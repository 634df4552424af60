#include "storage/alarm_sweep.hpp"

#include "storage/calendar_version.hpp"
#include "storage/handover_needs.hpp"
#include "storage/journal.hpp"

#include <set>

namespace motcua::storage {
namespace {

constexpr auto kName = "alarms";
constexpr int kBatch = 200;
// No source may keep the others waiting: events take half a batch at most.
constexpr int kEvents = kBatch / 2;

std::string basis_of(Session& session, const AlarmRules& rules)
{
    return "calendar " + std::to_string(calendar_version(session)) + ", " + std::to_string(rules.due_soon_days) +
           " days, " + std::to_string(rules.accept_hours) + " hours, " + std::to_string(rules.paused_days) + " days, " +
           std::to_string(rules.filing_hours) + " hours";
}

void look_at_all(Session& session)
{
    session.execute(
        "INSERT INTO alarm_look (dossier_code, look_at) SELECT code, 0 FROM dossier WHERE ended_at IS NULL "
        "ON CONFLICT (dossier_code) DO UPDATE SET look_at = 0");
}

// Where a follower that has never followed begins: what is open is on the list, what happens from now on comes.
Place begun(Session& session, Place place, std::string basis)
{
    if (place.basis.empty()) place.position = journal_end(session);
    if (place.basis != basis) look_at_all(session);
    place.basis = std::move(basis);
    return place;
}

void set_next_look(Session& session, const std::string& dossier, std::optional<Instant> at)
{
    if (at) {
        session.execute(
            "INSERT INTO alarm_look (dossier_code, look_at) VALUES (:dossier, :at) "
            "ON CONFLICT (dossier_code) DO UPDATE SET look_at = excluded.look_at",
            {{"dossier", dossier}, {"at", *at}});
    } else {
        session.execute("DELETE FROM alarm_look WHERE dossier_code = :dossier", {{"dossier", dossier}});
    }
}

// The dossiers of one piece of work: those with new events, and those whose moment has come.
class Batch {
public:
    Batch(Session& session, Calendars& calendars, const AlarmRules& rules, Instant now)
        : session_(session), calendars_(session, calendars), rules_(rules), now_(now), needs_(session)
    {
    }

    // Moves the position on.
    void follow(std::int64_t& position)
    {
        const auto entries = journal_after(session_, position, kEvents);
        for (const JournalRow& entry : entries) codes_.insert(entry.dossier);
        if (!entries.empty()) position = entries.back().position;
        more_ = entries.size() == kEvents;
    }

    // Those whose moment has come before those that are only to be looked at again.
    void add_due()
    {
        add_listed("look_at > 0 AND look_at <= :now");
        add_listed("look_at = 0 AND look_at <= :now");
    }

    Sweep sweep()
    {
        Sweep result{.leads = true, .more = more_, .dossiers = static_cast<std::int64_t>(codes_.size())};
        for (const std::string& code : codes_) look_at(code, result.raised);
        return result;
    }

private:
    void add_listed(const char* which)
    {
        const auto room = kBatch - static_cast<std::int64_t>(codes_.size());
        std::int64_t found = 0;
        session_.each<std::string>(std::string{"SELECT dossier_code FROM alarm_look WHERE "} + which +
                                       " ORDER BY look_at, dossier_code LIMIT :room",
                                   {{"now", now_}, {"room", room}}, [&](auto&& row) {
                                       codes_.insert(std::get<0>(std::move(row)));
                                       ++found;
                                   });
        more_ = more_ || found == room;
    }

    // What cannot be read is left as it is: that is for "motcua verify" to tell, and no reason to stop for all others.
    std::vector<Event> readable_history(const std::string& code)
    {
        std::vector<Event> history;
        for (const JournalRow& row : journal_of(session_, code)) {
            auto event = event_of(row);
            if (!event) break;
            history.push_back(*std::move(event));
        }
        return history;
    }

    void look_at(const std::string& code, RaisedFlags& raised)
    {
        const auto history = readable_history(code);
        if (history.empty()) return set_next_look(session_, code, std::nullopt);
        const Dossier begun = apply({}, history.front());
        const AlarmTerms terms{calendars_.of(begun.desk), rules_, needs_.of(begun)};
        const AlarmLife life = alarm_life(history, terms, now_);
        keep_flags(session_, code, life.alarms, now_, raised);
        set_next_look(session_, code, life.next);
    }

    Session& session_;
    DeskCalendars calendars_;
    const AlarmRules& rules_;
    Instant now_;
    HandoverNeeds needs_;
    std::set<std::string> codes_ = {};
    bool more_ = false;
};

// Years are announced for the whole country: the units on top have its calendar.
void keep_calendar_flags(Session& session, Calendars& calendars, Instant now, RaisedFlags& raised)
{
    const auto top =
        session.value<std::string>("SELECT min(code) FROM unit WHERE parent_code IS NULL HAVING count(*) > 0");
    if (!top) return;
    keep_flags(session, std::nullopt, calendar_alarms(*calendars.of(session, *top), now), now, raised);
}

}  // namespace

Sweep sweep_alarms(Session& session, Calendars& calendars, const AlarmRules& rules, const Turn& turn)
{
    const auto led = take_lead(session, kName, turn);
    if (!led) return {};
    Place place = begun(session, *led, basis_of(session, rules));
    Batch batch{session, calendars, rules, turn.now};
    batch.follow(place.position);
    batch.add_due();
    Sweep result = batch.sweep();
    keep_calendar_flags(session, calendars, turn.now, result.raised);
    keep_place(session, kName, place);
    return result;
}

}  // namespace motcua::storage
