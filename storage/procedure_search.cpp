#include "storage/catalogue.hpp"
#include "storage/folding.hpp"

#include <algorithm>
#include <array>
#include <compare>

namespace motcua::storage {
namespace {

// How well a name that matches fits the query; smaller is better.
enum class Fit : std::uint8_t { code, initials, initials_begun, first_word, other };

// Half of the national names begin with "Thủ tục" (procedure), which says nothing and which nobody types.
constexpr std::string_view kEmptyWords = "thu tuc ";

std::string without_empty_words(std::string name_key)
{
    if (name_key.starts_with(kEmptyWords)) name_key.erase(0, kEmptyWords.size());
    return name_key;
}

// What was typed, in the forms that names are compared with.
struct Query {
    std::string text;
    std::string key;
    std::string first_word;
    std::string compact;

    explicit Query(std::string_view typed) : text(trimmed(typed)), key(fold(typed)), compact(key)
    {
        first_word = key.substr(0, key.find(' '));
        std::erase(compact, ' ');
    }

    // `name_key` without empty words.
    Fit fit(const std::string& code, const std::string& name_key) const
    {
        if (!text.empty() && text.size() == code.size() && matches(text, code, "", "")) return Fit::code;
        if (compact.empty()) return Fit::other;
        const std::string name_initials = initials(name_key);
        if (name_initials == compact) return Fit::initials;
        if (name_initials.starts_with(compact)) return Fit::initials_begun;
        return name_key.starts_with(first_word) ? Fit::first_word : Fit::other;
    }
};

// In the order of the answer.
struct Candidate {
    Fit fit;
    std::string name;
    std::string code;
    Date valid_from;

    auto operator<=>(const Candidate&) const = default;
};

// A text that LIKE takes literally, with '!' as its escape.
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '!') out += '!';
        out += c;
    }
    return out;
}

std::string upper(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// The conditions of SQL on the first words of the query; matches() sees to the words beyond them.
constexpr std::array kWordParameters{"w1", "w2", "w3", "w4"};

Params search_parameters(const Query& query, Date date, std::optional<Level> level)
{
    Params params{{"date", date},
                  {"level", level ? to_string(*level) : std::string_view{"%"}},
                  {"code", query.text.empty() ? "" : escaped(upper(query.text)) + "%"},
                  {"initials", query.compact.empty() ? "" : "%" + query.compact + "%"}};
    std::string_view rest = query.key;
    for (const char* name : kWordParameters) {
        const auto end = rest.find(' ');
        const std::string_view word = rest.substr(0, end);
        // Nothing to say about this word: everything passes, unless the text had no word at all ("%").
        const bool nothing_folds = query.key.empty() && !query.text.empty();
        params.emplace_back(name, nothing_folds ? std::string{} : "% " + std::string{word} + "%");
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return params;
}

std::vector<Candidate> candidates(Session& session, const Query& query, Date date, std::optional<Level> level)
{
    std::vector<Candidate> found;
    session.each<std::string, Date, std::string, std::string>(
        R"(SELECT code, valid_from, name_key, initials FROM procedure_version
           WHERE valid_from <= :date AND (valid_to IS NULL OR valid_to >= :date) AND level LIKE :level
             AND (code LIKE :code ESCAPE '!' OR initials LIKE :initials
                  OR (' ' || name_key LIKE :w1 AND ' ' || name_key LIKE :w2
                      AND ' ' || name_key LIKE :w3 AND ' ' || name_key LIKE :w4)))",
        search_parameters(query, date, level), [&](auto&& row) {
            auto& [code, valid_from, name_key, letters] = row;
            if (!matches(query.text, code, name_key, letters)) return;
            std::string name = without_empty_words(std::move(name_key));
            const Fit fit = query.fit(code, name);
            found.push_back({fit, std::move(name), std::move(code), valid_from});
        });
    return found;
}

}  // namespace

std::vector<Procedure> search_procedures(
    Session& session, std::string_view query, Date date, std::optional<Level> level, std::size_t limit)
{
    if (!free_of_controls(query)) return {};
    auto found = candidates(session, Query{query}, date, level);
    std::ranges::sort(found);
    if (found.size() > limit) found.resize(limit);
    std::vector<Procedure> list;
    for (const Candidate& candidate : found) {
        list.push_back(find_procedure_version(session, candidate.code, candidate.valid_from).value());
    }
    return list;
}

}  // namespace motcua::storage
