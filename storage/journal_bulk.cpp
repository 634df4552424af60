#include "domain/canonical.hpp"
#include "storage/journal.hpp"
#include "storage/journal_entries.hpp"
#include "storage/many_rows.hpp"
#include "storage/outbox.hpp"

#include <algorithm>
#include <set>

namespace motcua::storage {
namespace {

// Whether an event changed no more than update_dates() writes.
bool only_dates_moved(const Dossier& before, Dossier after)
{
    after.version = before.version;
    after.last_event_at = before.last_event_at;
    after.due_at = before.due_at;
    if (after.step && before.step) after.step->due_at = before.step->due_at;
    return after == before;
}

StoredDossier after_event(const Appendix& appendix)
{
    const auto& [before, event, sealed] = appendix;
    return {apply(before.dossier, event), chain_hash(before.head_hash, event)};
}

// Writes the rows of a group as they are after their events; the codes of those nobody else was faster with.
std::set<std::string> update_all(Session& session,
                                 std::span<const Appendix> group,
                                 const std::vector<StoredDossier>& after)
{
    bool only_dates = true;
    for (std::size_t i = 0; i < group.size(); ++i)
        only_dates = only_dates && only_dates_moved(group[i].before.dossier, after[i].dossier);
    if (only_dates) {
        const auto updated = update_dates(session, after);
        return {updated.begin(), updated.end()};
    }
    std::set<std::string> updated;
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (update_dossier(session, after[i], group[i].before.dossier.version)) updated.insert(after[i].dossier.code);
    }
    return updated;
}

}  // namespace

void insert_entries(Session& session, std::span<const Entry> entries)
{
    each_group(session, entries, [&](std::span<const Entry> group) {
        constexpr std::array<std::string_view, 10> kTypes{};
        Params params;
        params.reserve(group.size() * kTypes.size());
        const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
        for (const auto& [event, prev_hash, hash] : group) {
            bind(event->dossier);
            bind(event->n);
            bind(kind_of(event->body));
            bind(event->happened_at);
            bind(event->recorded_at);
            bind(event->actor);
            bind(canonical_payload(event->body));
            bind(prev_hash);
            bind(hash);
            bind(event->on_behalf_of);
        }
        session.execute(
            "INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash, "
            "on_behalf_of) VALUES " +
                numbered_rows(group.size(), kTypes),
            std::move(params));
    });
}

std::vector<std::string> append_all(Session& session, std::span<const Appendix> appendices)
{
    std::vector<std::string> overtaken;
    std::vector<const Appendix*> sealing;
    std::vector<Entry> entries;
    entries.reserve(appendices.size());
    std::vector<CitizenNotice> notices;
    each_group(session, appendices, [&](std::span<const Appendix> group) {
        std::vector<StoredDossier> after;
        for (const Appendix& appendix : group) after.push_back(after_event(appendix));
        const auto done = update_all(session, group, after);
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (!done.contains(group[i].event.dossier)) {
                overtaken.push_back(group[i].event.dossier);
                continue;
            }
            if (auto notice = citizen_notice(group[i].before.dossier, group[i].event, after[i].dossier))
                notices.push_back(*std::move(notice));
            entries.push_back({&group[i].event, group[i].before.head_hash, std::move(after[i].head_hash)});
            if (!group[i].sealed.empty()) sealing.push_back(&group[i]);
        }
    });
    insert_entries(session, entries);
    for (const Appendix* appendix : sealing) write_sealed(session, appendix->event, appendix->sealed);
    put_notices(session, notices);
    return overtaken;
}

}  // namespace motcua::storage
