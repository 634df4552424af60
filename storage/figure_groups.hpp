#pragma once

#include "domain/access.hpp"
#include "domain/catalogue.hpp"
#include "domain/dossier_parts.hpp"
#include "storage/facts_table.hpp"
#include "storage/session.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// By what figures are grouped, and which dossiers they are of.

namespace motcua::storage {

enum class GroupBy : std::uint8_t {
    none,
    agency,
    desk,  // that received it
    unit,  // who decided it, or has it
    field,
    procedure,
    level,
    channel,
    person,        // who decided it, or has it
    asked_agency,  // of pieces of work for another agency only: whose
};
std::string_view to_string(GroupBy group_by);
std::optional<GroupBy> group_by_from(std::string_view text);

// Absent parts leave everything through.
struct FigureFilter {
    std::optional<std::string> unit = {};  // a unit and all below it: received there, decided there, or in its hands
    std::optional<std::string> field = {};
    std::optional<std::string> procedure = {};
    std::optional<Channel> channel = {};
    std::optional<Level> level = {};
    // Dossiers that ever had a due date, or those that never had one.
    std::optional<bool> with_deadline = {};
};

// What is known by a number of the store, looked up once for each.
template <class T>
class ByNumber {
public:
    explicit ByNumber(std::function<T(std::uint32_t)> look_up) : look_up_(std::move(look_up)) {}
    const T& of(std::uint32_t number)
    {
        if (known_.size() <= number) known_.resize(number + 1);
        if (!known_[number]) known_[number] = look_up_(number);
        return *known_[number];
    }

private:
    std::function<T(std::uint32_t)> look_up_;
    std::vector<std::optional<T>> known_;
};

// Sorts rows into groups 0, 1, 2 … For one answer.
class FigureGroups {
public:
    static constexpr int kLeftOut = -1;

    // Leaves out what the actor may not count (in_scope_of()) and what the filter does.
    FigureGroups(
        Session& session, const FactsTable& table, const Actor& actor, GroupBy group_by, const FigureFilter& filter);

    int group_of(const FactsRow& row);

    struct Group {
        std::string key;
        std::string name;
    };
    // The groups so far, with the names people know them by.
    std::vector<Group> groups(Session& session) const;

private:
    struct ProcedureOf {
        std::string code;
        std::string field;
        Level level = Level::commune;
    };

    bool passes(const FactsRow& row);
    int number_of(const std::string& key);
    int find_group(const FactsRow& row);

    const FactsTable& table_;
    GroupBy group_by_;
    FigureFilter filter_;
    std::set<std::string> agencies_;
    std::optional<std::set<std::string>> units_;
    std::map<std::string, Procedure> procedures_;           // by "CODE DATE"
    std::map<std::string, std::string> agencies_of_units_;  // for asked_agency
    ByNumber<bool> in_scope_;
    ByNumber<bool> in_units_;
    ByNumber<ProcedureOf> procedure_;
    ByNumber<int> group_by_number_;
    std::map<std::string, int> numbers_;
};

}  // namespace motcua::storage
