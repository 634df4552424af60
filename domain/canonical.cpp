#include "domain/canonical.hpp"

#include <charconv>
#include <utility>

namespace motcua {
namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out;
}

std::optional<std::string> unescaped(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        if (++i == text.size()) return std::nullopt;
        if (text[i] != '\\' && text[i] != 'n') return std::nullopt;
        out += text[i] == 'n' ? '\n' : '\\';
    }
    return out;
}

std::string write_value(const std::string& v)
{
    return escaped(v);
}
std::string write_value(const Seal& v)
{
    return v.digest;
}
std::string write_value(std::int64_t v)
{
    return std::to_string(v);
}
std::string write_value(bool v)
{
    return v ? "1" : "0";
}
std::string write_value(Instant v)
{
    return std::to_string(to_milliseconds(v));
}
std::string write_value(Date v)
{
    return format_date(v);
}
template <class Enum>
    requires std::is_enum_v<Enum>
std::string write_value(Enum v)
{
    return std::string{to_string(v)};
}

bool read_value(std::string_view text, std::int64_t& v)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    return error == std::errc{} && end == text.data() + text.size() && std::to_string(v) == text;
}

bool read_value(std::string_view text, std::string& v)
{
    auto plain = unescaped(text);
    if (!plain) return false;
    v = *std::move(plain);
    return true;
}

bool read_value(std::string_view text, Seal& v)
{
    v.digest = text;
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool read_value(std::string_view text, bool& v)
{
    v = text == "1";
    return text == "1" || text == "0";
}

bool read_value(std::string_view text, Instant& v)
{
    std::int64_t ms = 0;
    if (!read_value(text, ms)) return false;
    v = from_milliseconds(ms);
    return true;
}

template <class T>
bool take(const std::optional<T>& found, T& v)
{
    if (found) v = *found;
    return found.has_value();
}

bool read_value(std::string_view text, Date& v)
{
    return take(parse_date(text), v);
}
bool read_value(std::string_view text, Channel& v)
{
    return take(channel_from(text), v);
}
bool read_value(std::string_view text, Outcome& v)
{
    return take(outcome_from(text), v);
}
bool read_value(std::string_view text, LimitUnit& v)
{
    return take(limit_unit_from(text), v);
}
bool read_value(std::string_view text, HourRule& v)
{
    return take(hour_rule_from(text), v);
}
bool read_value(std::string_view text, SupplementPolicy& v)
{
    return take(supplement_policy_from(text), v);
}

struct Writer {
    std::string& out;

    template <class T>
    void operator()(std::string_view name, const T& value)
    {
        out += name;
        out += ':';
        out += write_value(value);
        out += '\n';
    }
    template <class T>
    void operator()(std::string_view name, const std::optional<T>& value)
    {
        if (value) (*this)(name, *value);
    }
};

// Takes the lines of a payload in order; a field that is missing or ill-formed makes the whole reading fail.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    template <class T>
    void operator()(std::string_view name, T& value)
    {
        const auto text = next(name);
        if (!text || !read_value(*text, value)) failed_ = true;
    }
    template <class T>
    void operator()(std::string_view name, std::optional<T>& value)
    {
        const auto text = next(name);
        if (text && !read_value(*text, value.emplace())) failed_ = true;
    }

    bool complete() const { return !failed_ && rest_.empty(); }

private:
    // The value of the next line if it is this field's.
    std::optional<std::string_view> next(std::string_view name)
    {
        const auto end = rest_.find('\n');
        if (end == std::string_view::npos || end <= name.size()) return std::nullopt;
        if (!rest_.starts_with(name) || rest_[name.size()] != ':') return std::nullopt;
        const auto value = rest_.substr(name.size() + 1, end - name.size() - 1);
        rest_.remove_prefix(end + 1);
        return value;
    }

    std::string_view rest_;
    bool failed_ = false;
};

template <class Body>
std::optional<EventBody> parse_as(std::string_view payload)
{
    Body body;
    Reader reader{payload};
    Body::fields(body, reader);
    if (!reader.complete()) return std::nullopt;
    return body;
}

template <std::size_t... I>
std::optional<EventBody> parse_any(std::string_view kind, std::string_view payload, std::index_sequence<I...>)
{
    std::optional<EventBody> found;
    const auto consider = [&]<class Body>() {
        if (kind == Body::kKind) found = parse_as<Body>(payload);
    };
    (consider.template operator()<std::variant_alternative_t<I, EventBody>>(), ...);
    return found;
}

}  // namespace

std::string canonical_payload(const EventBody& body)
{
    std::string out;
    std::visit([&](const auto& e) { std::decay_t<decltype(e)>::fields(e, Writer{out}); }, body);
    return out;
}

std::string canonical_bytes(const Event& event)
{
    std::string out = "motcua event 1\n";
    Writer write{out};
    write("dossier", event.dossier);
    write("n", event.n);
    write("kind", std::string{kind_of(event.body)});
    write("happened_at", event.happened_at);
    write("recorded_at", event.recorded_at);
    write("actor", event.actor);
    return out + canonical_payload(event.body);
}

std::optional<EventBody> parse_payload(std::string_view kind, std::string_view payload)
{
    return parse_any(kind, payload, std::make_index_sequence<std::variant_size_v<EventBody>>{});
}

}  // namespace motcua
