#include "storage/many_rows.hpp"

#include <vector>

namespace motcua::storage {
namespace {

constexpr std::size_t kMostParameters = 4096;

}  // namespace

std::size_t largest_group(const Session& session)
{
    return session.dialect() == Dialect::sqlite ? 64 : 256;
}

const char* numbered_parameter(std::size_t n)
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> list;
        for (std::size_t i = 0; i < kMostParameters; ++i) list.push_back("p" + std::to_string(i));
        return list;
    }();
    return names.at(n).c_str();
}

std::string numbered_names(std::span<const std::string> values, Params& params)
{
    std::string names;
    for (const std::string& value : values) {
        const char* name = numbered_parameter(params.size());
        names += (names.empty() ? ":" : ", :") + std::string{name};
        params.emplace_back(name, value);
    }
    return names;
}

std::string numbered_rows(std::size_t rows, std::span<const std::string_view> types)
{
    std::string sql;
    std::size_t n = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < types.size(); ++column) {
            if (column > 0) sql += ", ";
            const std::string parameter = std::string{":"} + numbered_parameter(n++);
            const bool cast = row == 0 && !types[column].empty();
            sql += cast ? "CAST(" + parameter + " AS " + std::string{types[column]} + ")" : parameter;
        }
        sql += ")";
    }
    return sql;
}

}  // namespace motcua::storage
