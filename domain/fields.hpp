#pragma once

#include "domain/catalogue.hpp"
#include "domain/events.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

// Values as lines of text "name:value", in the order a type lists its fields; an absent optional field is left out. In
// values a backslash is written \\ and a line feed \n. Instants are milliseconds UTC, dates ISO 8601, booleans 0 and
// 1, enumerations their texts. The form is canonical: one value has exactly one text.
//
// A type takes part by `static void fields(auto& self, auto&& f)`, which calls f(name, member) for each field.

namespace motcua {

std::string write_field_value(const std::string& v);
std::string write_field_value(const Seal& v);
std::string write_field_value(std::int64_t v);
std::string write_field_value(bool v);
std::string write_field_value(Instant v);
std::string write_field_value(Date v);
template <class Enum>
    requires std::is_enum_v<Enum>
std::string write_field_value(Enum v)
{
    return std::string{to_string(v)};
}

// False for a text that is not the one text of some value.
bool read_field_value(std::string_view text, std::string& v);
bool read_field_value(std::string_view text, Seal& v);
bool read_field_value(std::string_view text, std::int64_t& v);
bool read_field_value(std::string_view text, bool& v);
bool read_field_value(std::string_view text, Instant& v);
bool read_field_value(std::string_view text, Date& v);
bool read_field_value(std::string_view text, Carries& v);
bool read_field_value(std::string_view text, Channel& v);
bool read_field_value(std::string_view text, Outcome& v);
bool read_field_value(std::string_view text, PaperDamage& v);
bool read_field_value(std::string_view text, LimitUnit& v);
bool read_field_value(std::string_view text, HourRule& v);
bool read_field_value(std::string_view text, SupplementPolicy& v);

struct FieldWriter {
    std::string& out;

    template <class T>
    void operator()(std::string_view name, const T& value)
    {
        out += name;
        out += ':';
        out += write_field_value(value);
        out += '\n';
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& value)
    {
        if (value) (*this)(name, *value);
    }
};

// Takes lines in order; a field that is missing or ill-formed makes the whole reading fail.
class FieldReader {
public:
    explicit FieldReader(std::string_view text) : rest_(text) {}

    template <class T>
    void operator()(std::string_view name, T& value)
    {
        const auto text = next(name);
        if (!text || !read_field_value(*text, value)) failed_ = true;
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& value)
    {
        const auto text = next(name);
        if (text && !read_field_value(*text, value.emplace())) failed_ = true;
    }

    bool at_end() const { return rest_.empty(); }
    bool failed() const { return failed_; }

private:
    // The value of the next line if it is this field's.
    std::optional<std::string_view> next(std::string_view name);

    std::string_view rest_;
    bool failed_ = false;
};

template <class T>
std::string write_fields(const T& value)
{
    std::string out;
    T::fields(value, FieldWriter{out});
    return out;
}

// The value of a text; nothing when a field is missing, out of order, ill-formed or left over.
template <class T>
std::optional<T> read_fields(std::string_view text)
{
    T value;
    FieldReader reader{text};
    T::fields(value, reader);
    if (reader.failed() || !reader.at_end()) return std::nullopt;
    return value;
}

}  // namespace motcua
