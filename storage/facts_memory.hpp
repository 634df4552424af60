#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// What keeps the facts of a million dossiers small. Only for facts_store.

namespace motcua::storage {

// Texts that many dossiers have in common, by number.
class Names {
public:
    std::uint32_t number(const std::string& text)
    {
        const auto [place, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(texts_.size()));
        if (is_new) texts_.push_back(&place->first);
        return place->second;
    }
    const std::string& text(std::uint32_t number) const { return *texts_.at(number); }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<const std::string*> texts_;
};

// Room for runs of values that stay where they are. What is given up is not used again.
template <class T>
class Arena {
public:
    std::span<T> take(std::size_t count)
    {
        constexpr std::size_t kBlock = 65536;
        if (blocks_.empty() || room_ < count) {
            const std::size_t size = count > kBlock ? count : kBlock;
            blocks_.push_back(std::make_unique<T[]>(size));
            next_ = blocks_.back().get();
            room_ = size;
        }
        const std::span<T> run{next_, count};
        next_ += count;
        room_ -= count;
        return run;
    }

private:
    std::vector<std::unique_ptr<T[]>> blocks_;
    T* next_ = nullptr;
    std::size_t room_ = 0;
};

// Row numbers 0, 1, 2 … by the codes of their dossiers.
class CodeTable {
public:
    // The row of the code, a new one for a new code.
    std::uint32_t row_of(std::string_view code)
    {
        if (2 * (codes_.size() + 1) > slots_.size()) grow();
        std::uint32_t& slot = slots_[find(code)];
        if (slot == kEmpty) {
            slot = static_cast<std::uint32_t>(codes_.size());
            const auto copy = text_.take(code.size());
            code.copy(copy.data(), copy.size());
            codes_.emplace_back(copy.data(), copy.size());
        }
        return slot;
    }
    // kNone for a code that has none.
    std::uint32_t known_row_of(std::string_view code) const { return slots_.empty() ? kNone : slots_[find(code)]; }
    static constexpr std::uint32_t kNone = ~std::uint32_t{0};

    std::string_view code(std::uint32_t row) const { return codes_[row]; }

private:
    static constexpr std::uint32_t kEmpty = kNone;

    std::size_t find(std::string_view code) const
    {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = std::hash<std::string_view>{}(code)&mask;
        while (slots_[at] != kEmpty && codes_[slots_[at]] != code) at = (at + 1) & mask;
        return at;
    }
    void grow()
    {
        slots_.assign(slots_.empty() ? 1024 : 2 * slots_.size(), kEmpty);
        for (std::uint32_t row = 0; row < codes_.size(); ++row) slots_[find(codes_[row])] = row;
    }

    std::vector<std::uint32_t> slots_;  // a power of two of them, at most half of them in use
    std::vector<std::string_view> codes_;
    Arena<char> text_;
};

}  // namespace motcua::storage
