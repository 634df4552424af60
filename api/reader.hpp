#pragma once

#include "api/json.hpp"
#include "api/problem.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::api {

// How a date, an instant, or either of them is to be written: what impossible_date mentions.
inline constexpr auto kDateForm = "2026-11-23";
inline constexpr auto kInstantForm = "2026-11-23T08:00:00+07:00";
inline constexpr auto kMomentForm = "2026-11-23, 2026-11-23T08:00:00+07:00";

// How many letters a text has: code points, not bytes.
std::size_t length_of(std::string_view text);

// Reads the members of a JSON object, noting every fault with its JSON pointer instead of stopping at the first. Texts
// come out trimmed and in Unicode's composed form. Ask for all members, then finish(): members nobody asked for are
// faults too.
class Reader {
public:
    explicit Reader(const Json& object) : Reader(object, "", std::make_shared<std::vector<Rejection>>()) {}

    // A text that is not blank; empty after a fault.
    std::string text(const char* name, std::size_t max_length);
    // Nothing when it is absent or blank.
    std::optional<std::string> optional_text(const char* name, std::size_t max_length);

    // The same of one line: names, numbers, addresses, places.
    std::string line(const char* name, std::size_t max_length);
    std::optional<std::string> optional_line(const char* name, std::size_t max_length);

    // A text taken as it is, blanks and all: a password.
    std::string secret(const char* name, std::size_t max_length);

    // True or false; nothing when it is absent.
    std::optional<bool> optional_flag(const char* name);

    std::int64_t integer(const char* name, std::int64_t min, std::int64_t max);
    std::int64_t integer_or(const char* name, std::int64_t min, std::int64_t max, std::int64_t otherwise);
    // A number of halves, 0.5 to half of `most`: 5 is ten of them, 1.5 three.
    std::int64_t halves(const char* name, std::int64_t most);
    Instant instant(const char* name);
    std::optional<Instant> optional_instant(const char* name);
    Date date(const char* name);
    std::optional<Date> optional_date(const char* name);

    // One of the texts `from` knows.
    template <class T>
    T choice(const char* name, std::optional<T> (*from)(std::string_view))
    {
        const std::string value = text(name, 64);
        if (value.empty()) return T{};
        const auto known = from(value);
        if (!known) fault(Reason::invalid_value, name, {value});
        return known.value_or(T{});
    }

    // The same, or nothing when it is absent.
    template <class T>
    std::optional<T> optional_choice(const char* name, std::optional<T> (*from)(std::string_view))
    {
        return given(name) ? std::optional{choice<T>(name, from)} : std::nullopt;
    }

    // Whether the member is there and not null.
    bool given(const char* name) { return member(name) != nullptr; }

    // A member object; its faults count as this reader's. Call finish() on it too.
    std::optional<Reader> optional_object(const char* name);
    Reader object(const char* name);

    // A list of objects, one reader each; empty when absent.
    std::vector<Reader> objects(const char* name, std::size_t max_items);
    // A list of integers; empty when absent.
    std::vector<std::int64_t> integers(const char* name, std::size_t max_items, std::int64_t min, std::int64_t max);
    // A list of texts, none of them blank; empty when absent.
    std::vector<std::string> text_list(const char* name, std::size_t max_items, std::size_t max_length);
    // A list of texts that has at least one, none of them blank.
    std::vector<std::string> texts(const char* name, std::size_t max_items, std::size_t max_length);
    std::optional<std::vector<std::string>> optional_texts(const char* name,
                                                           std::size_t max_items,
                                                           std::size_t max_length);

    void fault(Reason reason, const char* name, std::vector<std::string> arguments = {});
    // What somebody else found wrong below a member, whose pointer goes on from there.
    void fault(const char* name, Rejection below);
    // The same of one item of a list.
    void item_fault(Reason reason, const char* name, std::size_t item, std::vector<std::string> arguments = {});
    void finish();

    bool ok() const { return faults_->empty(); }
    Problem problem() const { return Problem{*faults_}; }

private:
    using Faults = std::shared_ptr<std::vector<Rejection>>;
    Reader(const Json& object, std::string pointer, Faults faults)
        : object_(&object), pointer_(std::move(pointer)), faults_(std::move(faults))
    {
    }

    // The member, unless it is absent or null.
    const Json* member(const char* name);
    // The same of a list with so many items; a fault otherwise.
    const Json* list(const char* name, std::size_t max_items);
    std::int64_t bounded(const Json& value, const std::string& pointer, std::int64_t min, std::int64_t max);
    template <class T>
    std::optional<T> moment(const char* name, std::optional<T> (*parse)(std::string_view), const char* form);
    std::optional<std::string> one_line(const char* name, std::optional<std::string> text);
    std::optional<std::string> clean_text(const Json& value, const std::string& pointer, std::size_t max_length);
    std::string pointer_to(std::string_view name) const;
    std::string pointer_to(std::string_view name, std::size_t item) const;
    void fault_at(Reason reason, std::string pointer, std::vector<std::string> arguments = {});

    const Json* object_;
    std::string pointer_;
    Faults faults_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace motcua::api
