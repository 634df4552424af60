#include "domain/canonical.hpp"
#include "storage/journal.hpp"
#include "storage/many_rows.hpp"
#include "storage/outbox.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace motcua::storage {
namespace {

// What the events that may be appended in bulk change; update_dates() writes no more.
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
    const auto& [before, event] = appendix;
    StoredDossier after{apply(before.dossier, event), chain_hash(before.head_hash, event)};
    if (!only_dates_moved(before.dossier, after.dossier))
        throw std::logic_error("an event that does more than move dates is not appended in bulk");
    return after;
}

struct Entry {
    const Appendix* appendix;
    std::string hash;
};

void insert_entries(Session& session, std::span<const Entry> entries)
{
    constexpr std::array<std::string_view, 9> kTypes{};
    Params params;
    params.reserve(entries.size() * kTypes.size());
    const auto bind = [&](const auto& value) { params.emplace_back(numbered_parameter(params.size()), value); };
    for (const auto& [appendix, hash] : entries) {
        const auto& [before, event] = *appendix;
        bind(event.dossier);
        bind(event.n);
        bind(kind_of(event.body));
        bind(event.happened_at);
        bind(event.recorded_at);
        bind(event.actor);
        bind(canonical_payload(event.body));
        bind(before.head_hash);
        bind(hash);
    }
    session.execute(
        "INSERT INTO journal (dossier_code, n, kind, happened_at, recorded_at, actor, payload, prev_hash, hash) "
        "VALUES " +
            numbered_rows(entries.size(), kTypes),
        std::move(params));
}

}  // namespace

std::vector<std::string> append_all(Session& session, std::span<const Appendix> appendices)
{
    std::vector<std::string> overtaken;
    std::vector<Entry> entries;
    entries.reserve(appendices.size());
    std::vector<CitizenNotice> notices;
    each_group(session, appendices, [&](std::span<const Appendix> group) {
        std::vector<StoredDossier> after;
        for (const Appendix& appendix : group) after.push_back(after_event(appendix));
        const auto updated = update_dates(session, after);
        const std::set<std::string> done{updated.begin(), updated.end()};
        for (std::size_t i = 0; i < group.size(); ++i) {
            const auto& [before, event] = group[i];
            if (done.contains(event.dossier)) {
                if (auto notice = citizen_notice(before.dossier, event, after[i].dossier))
                    notices.push_back(*std::move(notice));
                entries.push_back({&group[i], std::move(after[i].head_hash)});
            } else {
                overtaken.push_back(event.dossier);
            }
        }
    });
    each_group(session, std::span<const Entry>{entries},
               [&](std::span<const Entry> group) { insert_entries(session, group); });
    put_notices(session, notices);
    return overtaken;
}

}  // namespace motcua::storage
