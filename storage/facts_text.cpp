#include "storage/facts_text.hpp"

#include <charconv>

namespace motcua::storage {
namespace {

class Writer {
public:
    Writer& word(std::string_view text)
    {
        if (!text_.empty()) text_ += ' ';
        text_ += text.empty() ? "-" : text;
        return *this;
    }
    Writer& number(std::int64_t value) { return word(std::to_string(value)); }
    Writer& moment(Instant t) { return number(to_milliseconds(t)); }
    Writer& moment(const std::optional<Instant>& t) { return t ? moment(*t) : word(""); }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

// Reads what Writer wrote; after the first fault everything it gives is empty.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) {}

    std::string word()
    {
        const std::string_view found = next();
        return found == "-" ? std::string{} : std::string{found};
    }
    std::int64_t number() { return number_in(next()).value_or(0); }
    Instant moment() { return from_milliseconds(number()); }
    std::optional<Instant> moment_if_any()
    {
        const std::string_view found = next();
        if (found == "-") return std::nullopt;
        return from_milliseconds(number_in(found).value_or(0));
    }
    template <class Enum>
    Enum one_of(std::optional<Enum> (*from)(std::string_view))
    {
        const auto found = from(next());
        if (!found) good_ = false;
        return found.value_or(Enum{});
    }
    std::size_t count()
    {
        const std::int64_t found = number();
        if (found < 0 || static_cast<std::size_t>(found) > rest_.size()) good_ = false;
        return good_ ? static_cast<std::size_t>(found) : 0;
    }
    bool done() const { return good_ && rest_.empty(); }

private:
    std::string_view next()
    {
        const std::size_t end = std::min(rest_.find(' '), rest_.size());
        const std::string_view found = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        if (found.empty()) good_ = false;
        return found;
    }
    std::optional<std::int64_t> number_in(std::string_view text)
    {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error == std::errc{} && end == text.data() + text.size()) return value;
        good_ = false;
        return std::nullopt;
    }

    std::string_view rest_;
    bool good_ = true;
};

}  // namespace

std::string to_text(const Facts& facts)
{
    Writer out;
    out.number(facts.version)
        .moment(facts.recorded_at)
        .word(facts.agency)
        .word(facts.desk)
        .word(facts.unit)
        .word(facts.person);
    out.word(facts.procedure).word(format_date(facts.procedure_valid_from)).word(to_string(facts.channel));
    out.number(facts.child ? 1 : 0)
        .word(facts.asked_unit.value_or(""))
        .moment(facts.received_at)
        .moment(facts.collected_at);
    out.number(static_cast<std::int64_t>(facts.stretches.size()));
    for (const Stretch& stretch : facts.stretches) {
        out.moment(stretch.from).word(to_string(stretch.standing)).moment(stretch.due);
        out.number(stretch.worked).number(stretch.late).number(stretch.by_new_date_only ? 1 : 0);
        for (const std::int8_t points : stretch.points) out.number(points);
    }
    out.number(static_cast<std::int64_t>(facts.marks.size()));
    for (const Mark& mark : facts.marks) out.moment(mark.at).word(to_string(mark.kind)).number(mark.minutes);
    return out.take();
}

std::optional<Facts> facts_from(const std::string& dossier, std::string_view text)
{
    Words in{text};
    Facts facts;
    facts.dossier = dossier;
    facts.version = in.number();
    facts.recorded_at = in.moment();
    facts.agency = in.word();
    facts.desk = in.word();
    facts.unit = in.word();
    facts.person = in.word();
    facts.procedure = in.word();
    facts.procedure_valid_from = in.one_of(&parse_date);
    facts.channel = in.one_of(&channel_from);
    facts.child = in.number() != 0;
    if (std::string asked = in.word(); !asked.empty()) facts.asked_unit = std::move(asked);
    facts.received_at = in.moment_if_any();
    facts.collected_at = in.moment_if_any();
    facts.stretches.resize(in.count());
    for (Stretch& stretch : facts.stretches) {
        stretch.from = in.moment();
        stretch.standing = in.one_of(&standing_from);
        stretch.due = in.moment_if_any();
        stretch.worked = static_cast<std::int32_t>(in.number());
        stretch.late = static_cast<std::int32_t>(in.number());
        stretch.by_new_date_only = in.number() != 0;
        for (std::int8_t& points : stretch.points) points = static_cast<std::int8_t>(in.number());
    }
    facts.marks.resize(in.count());
    for (Mark& mark : facts.marks) {
        mark.at = in.moment();
        mark.kind = in.one_of(&mark_kind_from);
        mark.minutes = static_cast<std::int32_t>(in.number());
    }
    if (!in.done()) return std::nullopt;
    return facts;
}

}  // namespace motcua::storage
