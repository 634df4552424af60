#pragma once

#include "storage/import.hpp"
#include "storage/import_fields.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Used by the importers only: what all of them do with their rows.

namespace motcua::storage {

ImportReport import_units(Session& session, std::string_view text, Instant now);
ImportReport import_procedures(Session& session, std::string_view text, Instant now);
ImportReport import_steps(Session& session, std::string_view text, Instant now);
ImportReport import_tasks(Session& session, std::string_view text, Instant now);
ImportReport import_documents(Session& session, std::string_view text, Instant now);
ImportReport import_calendar(Session& session, std::string_view text, Instant now);
ImportReport import_hours(Session& session, std::string_view text, Instant now);

// One row of a file. A row that is not good was reported; only its key may be trusted, as far as it goes.
template <class T>
struct Line {
    std::size_t number = 0;
    T value = {};
    bool good = true;
};

template <class T>
std::vector<Line<T>> read_lines(std::string_view text,
                                const CsvLayout& layout,
                                std::vector<BadRow>& bad,
                                T (*read)(Fields&))
{
    CsvTable table = read_csv(text, layout);
    bad = std::move(table.bad);
    std::vector<Line<T>> lines;
    lines.reserve(table.rows.size());
    for (const CsvRow& row : table.rows) {
        Fields fields{row, layout.columns, bad};
        T value = read(fields);
        lines.push_back({row.line, std::move(value), fields.ok()});
    }
    return lines;
}

// Reports every line whose key stood on an earlier one.
template <class T, class KeyOf>
void report_repeated(std::vector<Line<T>>& lines, KeyOf key_of, std::string_view column, std::vector<BadRow>& bad)
{
    std::map<decltype(key_of(lines.front().value)), std::size_t> seen;
    for (Line<T>& line : lines) {
        if (!line.good) continue;
        const auto [known, is_new] = seen.emplace(key_of(line.value), line.number);
        if (is_new) continue;
        bad.push_back({line.number, std::string{column}, "the same stands on line " + std::to_string(known->second)});
        line.good = false;
    }
}

// Reports every line of a procedure that `known` (a set or map of codes) does not hold.
template <class T, class Known>
void report_unknown_procedures(std::vector<Line<T>>& lines, const Known& known, std::vector<BadRow>& bad)
{
    for (Line<T>& line : lines) {
        if (!line.good || known.contains(line.value.procedure_code)) continue;
        bad.push_back({line.number, "procedure_code", "there is no procedure " + line.value.procedure_code});
        line.good = false;
    }
}

// Writes the lines that differ from what is stored under their keys, and counts all of them.
template <class T, class Key, class KeyOf, class Write>
void save(
    const std::vector<Line<T>>& lines, const std::map<Key, T>& stored, KeyOf key_of, ImportReport& report, Write write)
{
    for (const Line<T>& line : lines) {
        const auto known = stored.find(key_of(line.value));
        const bool is_new = known == stored.end();
        if (!is_new && known->second == line.value) {
            ++report.unchanged;
            continue;
        }
        write(line.value);
        ++(is_new ? report.added : report.changed);
    }
}

// Removes what is stored in the sets of the file's lines but stands on none of them, and counts it as changed.
template <class T, class Key, class KeyOf, class SetOf, class Remove>
void remove_others(const std::vector<Line<T>>& lines,
                   const std::map<Key, T>& stored,
                   KeyOf key_of,
                   SetOf set_of,
                   ImportReport& report,
                   Remove remove)
{
    std::set<Key> kept;
    std::set<decltype(set_of(stored.begin()->second))> sets;
    for (const Line<T>& line : lines) {
        kept.insert(key_of(line.value));
        sets.insert(set_of(line.value));
    }
    for (const auto& [key, value] : stored) {
        if (kept.contains(key) || !sets.contains(set_of(value))) continue;
        remove(value);
        ++report.changed;
    }
}

}  // namespace motcua::storage
