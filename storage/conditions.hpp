#pragma once

#include "storage/session.hpp"

#include <optional>
#include <string>

// Only for storage/.

namespace motcua::storage {

// " IN (…)": a unit's code is that of the unit bound as :below, or of one below it.
inline constexpr const char* kInOrBelow =
    " IN (SELECT c.code FROM unit c JOIN unit t ON c.path >= t.path AND c.path < t.path || '~' "
    "WHERE t.code = :below)";

// Adds conditions to a list's query while binding what they need.
class Conditions {
public:
    explicit Conditions(Params& params) : params_(params) {}

    Conditions& add(const std::string& condition)
    {
        sql_ += " AND " + condition;
        return *this;
    }
    template <class T>
    Conditions& add(const std::string& condition, const char* name, const T& value)
    {
        params_.emplace_back(name, value);
        return add(condition);
    }
    template <class T>
    Conditions& add_if(const std::optional<T>& value, const std::string& condition, const char* name)
    {
        return value ? add(condition, name, *value) : *this;
    }
    // A further parameter of a condition.
    template <class T>
    Conditions& bind(const char* name, const T& value)
    {
        params_.emplace_back(name, value);
        return *this;
    }
    const std::string& sql() const { return sql_; }

private:
    Params& params_;
    std::string sql_;
};

}  // namespace motcua::storage
