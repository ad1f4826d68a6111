def mean(xs):
    return sum(xs) / len(x)


print(mean([1, 2, 3]))
