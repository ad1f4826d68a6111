"""What is a wish for code, which gets suggestions with their outcomes, and what is not."""

import json
import time

import pytest

from bot.skills import load_skills
from bot.skills.code.languages import named_language
from bot.skills.code.wishes import is_wish_for_code
from bot.turn.router import pick_skill
from tests.program import program
from tests.unit.speakers import conversation

SKILLS = load_skills(["chat", "tutor", "code", "image"])

WISHES = """
implement quicksort in python
python function to check if a number is prime
fizzbuzz in python
make a snake game in python
decorator that times a function
write fizzbuzz in python
write a LRU cache in python
write a python function that returns the difference of two lists
Write a function double(x) that doubles a number
I need a Python script which renames files
give me a regular expression for dates
write a python function that merges two lists
write a query to find duplicate rows in a table
sql query to find the second highest salary
regex for email addresses
reverse a string in python
can you reverse a string in javascript?
bubble sort in java
hello world in rust
tic tac toe in javascript
build a REST API with fastapi
write it in Rust
create a todo app in react
write a bash script to back up a folder
write me a program that prints the first 10 primes
write a class for a bank account in Java
a Java method that reverses an array
go function that adds two ints
code a snake game
implement a linked list
implement binary search
write quicksort
create a Python class for a stack
please write a function that explains why a password is weak
write a python function and explain what it does
Could you write me a python script that downloads all images from a page?
script to rename all files in a folder
generator that yields the fibonacci numbers
how do I write a function that reverses a string in python?
I want a python program to convert celsius to fahrenheit
python code for matrix multiplication
code to reverse a linked list in C
hey, fizzbuzz in go please
calculator in C++
python program to find the factorial of a number
write a C program to swap two numbers
Write a Python function that removes debug lines from a log
write a python function that reviews what is in a list
Write a function isPrime in TypeScript
make me a todo list app in typescript
generate a random password in python
write a haskell function to flatten a tree
kotlin class that wraps a map
write a python decorator which retries a function
simple web scraper in python
write a function that tells me which day it is
make a discord bot in python
I need a function which sums a list
write a swift function that counts words
write a ruby script that parses csv
write a perl one-liner to count lines
write a php function that validates an email
write a scala function to compute gcd
python check if a string is a palindrome
create a context manager in python that times a block
write the game of life in python
write an SQL query that shows the top ten customers
code for bubble sort in c
write code that counts vowels
write code to sort a list
build a chess engine in rust
Give me a one-liner that flattens a list of lists
make a class that stores integers
make me a python script
can you code me a number guessing game in python
python script to download youtube videos
I'd like a function that checks whether two strings are anagrams
write a javascript function to debounce a callback
make a calculator in html css and javascript
simple calculator in python
create a binary search tree in c++
merge sort in go
implement a queue using two stacks in java
please implement dijkstra in python
implement a rate limiter
give me python code to read a csv
give me code for a linked list in C
show me a python function that adds two numbers
I need code that connects to a database
write me a bash one-liner that finds large files
write a sql query to get all customers without orders
find the largest number in a list in python
count words in a string in javascript
write a program in c to print a pyramid
write a program to print the fibonacci series
a function that returns the nth prime
function to reverse a string
class that represents a matrix
write tic tac toe
write a typescript type-safe event emitter
write a rust function that trims whitespace
write a go program that serves files over http
recursive function to compute factorial
write an async python function that fetches urls
can someone write a script that renames photos by date?
write a function in python to flatten a nested list
create a python program that simulates dice
Generate a Python class for a deck of cards
make me a website in html
write a regex that matches phone numbers
regular expression to match dates
implement the sieve of eratosthenes
build a web scraper in python
write a powershell script to list services
write some python code to plot a sine wave
write a decorator in python that caches results
write a stack in java
convert roman numerals to integers in python
implement a trie in python
write python code for bubble sort
write a program which asks for a name and greets
could you give me a snake game in python?
write a method in java to check palindromes
hi! can you write fizzbuzz in rust?
Write the classic FizzBuzz in Python.
write a python generator for primes
I want to make a snake game in python
write a parser for arithmetic expressions
write a script that sends me the weather every morning
make a password generator
write a c# method that sums an array
python program for hello world
prime checker in python
palindrome checker in java
temperature converter in python
guess the number game in python
snake in python
bfs in python
LRU cache in go
write bfs
write a json parser in rust
write two functions: one that adds and one that subtracts
""".strip().splitlines()

NO_WISHES = """
make me a workout program
write a query letter to a publisher
what is a decorator in python?
explain how a function returns
write a poem
what is the difference between a list and a tuple in python?
make me a workout program to lose weight
write a movie script
write a script for a wedding speech
write a script for my podcast
decorators in python
error handling in python
best practices in python
how do I sort a list in Python?
write an essay about python
write a tutorial on python
write a blog post about decorators in python
write a job ad for a python developer
write a cover letter for a java developer position
I want to learn python
I need help in python
I need a job in go
give me an overview of loops in python
make a list of web frameworks in python
give me a quiz on python
show me a picture of a class
I need a class for beginners
create a yoga class for seniors
what does this function do?
why is quicksort fast?
explain quicksort in python
what is quicksort
is it hard to write a game in python?
write a song in C major
make a list of things to buy
give me a one-liner for my wedding speech
find me a decorator for my living room
I need a generator for my camper van
create a code of conduct
I lost my discount code
write a program for a concert
design a training program for new hires
suggest a method to cook rice
suggest a method to boil eggs
make a plan to learn rust
show me how to sort a list in python
write a letter to my class
how can I get better at writing code in python?
don't write a function, just tell me how
make progress in go
I want to go in May
give me a class schedule
give me an algorithm
make a stack of pancakes
make a queue at the door
draw a snake
let's play hangman
Write a poem about pythons
write a review of a python course
make a presentation about the function of the liver
Please explain the function of the liver
Which class is on Monday?
plan a trip in Java
make a meal plan
tell me about python
write code in python
what's new in python 3.12?
create a picture of a python
write an introduction to recursion in python
create a study plan for javascript
write a story about a function that falls in love
add a method of payment
show me the program for tonight
I need a zip code for Berlin
write a speech with a call to action
give me tips for writing better functions in go
create a loyalty program for my cafe that rewards customers
make me a workout program that counts calories
write interview questions on python
I need to find a hotel in Java
can you write code in python?
what is a good program to edit videos?
write an email that explains our refund program
write a summary of this class
give me a program to watch tonight
write a script where two friends meet
make a video in Go Pro style
create a course on SQL
describe a class in java
compare lists and tuples in python
write a report about the school program
write a program note for our concert
what's a good program for video editing?
show me the way to the station
can you make a reservation in Java?
write about rust on old cars
make me a sandwich
write a class action letter
create an exercise program for seniors
what functions does the liver have
generators in python
give me a summary of the functions of the kidney
make a poster for our dance class
write a thank you letter to my class
I need to show my class something
make a joke about java
which method is best to learn python?
write a haiku in ruby red ink
create a logo with a python
suggest a movie
create a meal with swift preparation
write a paragraph about algorithms
give me an introduction to algorithms
how do algorithms decide what I see on facebook?
explain the difference between python and java
is python better than java?
what are classes in python for
my program crashes in python, why?
I wrote a function in python and it fails
the function that I wrote is slow
show me the first steps in python
give me a list of python libraries
should I learn rust?
I want to get better in java
write my CV, I know python and java
make a quiz in python basics
help me with my homework in python
teach me python
teach me fractions
draw me a picture of a class in school
write a dialogue for my drama class
develop a training program that reduces stress
I need a dress code for the party
make a schedule for my fitness class
create a new class of wines
give me the code to unlock my phone
what is the code for the wifi
write a query about my order
I have a query about my invoice
get a return label
can you check my grammar in english
find a restaurant in Java
find me a python course
find errors in my essay
check my answer: 5 km = 500 m
sort my emails
read a story to me
print my boarding pass
convert 5 miles to km
calculate 12 x 15
what is 12 in binary
count to ten in french
write a script for a movie about a function
show me what is new in go
write a limerick about sql
do you speak python?
Do you know a good program to learn piano?
provide a method statement for the building site
give me a generator of ideas
write a speech for the school program
create a module on climate change for grade 5
design a course module about fractions
create a lesson on fractions
build a parser of trust
""".strip().splitlines()

LANGUAGES = {
    "fizzbuzz in py": "python",
    "a Python 3 script that sorts": "python",
    "write it with node.js": "javascript",
    "a Java method that reverses an array": "java",
    "go function that adds two ints": "go",
    "make a game in Go": "go",
    "write a ruby script that parses csv": "ruby",
    "write a C program to swap two numbers": "c",
    "calculator in C++": "cpp",
    "write a C# class": "csharp",
    "a shell script to back up": "bash",
    "build a REST API with fastapi": "python",
    "something to go with tea": "",
    "swift help": "",
}


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_for_code_comes_to_the_code_skill_and_is_one(text: str) -> None:
    assert is_wish_for_code(text)
    assert pick_skill(SKILLS, text, conversation()).name == "code"


@pytest.mark.parametrize("text", NO_WISHES)
def test_what_is_no_wish_for_code_is_told_from_one(text: str) -> None:
    assert not is_wish_for_code(text)


@pytest.mark.parametrize(("text", "language"), LANGUAGES.items())
def test_the_language_of_a_wish_is_the_one_that_it_names(text: str, language: str) -> None:
    assert named_language(text) == language


@pytest.mark.parametrize("piece", ["write ", "code ", "in python ", "a ", "write a function ", "("])
def test_a_wish_of_one_piece_again_and_again_is_read_at_once(piece: str) -> None:
    began = time.process_time()
    is_wish_for_code((piece * 40_000)[:40_000])
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    "wish",
    [
        "implement quicksort in python",
        "fizzbuzz in python",
        "decorator that times a function",
        "write a python function that returns the difference of two lists",
    ],
)
async def test_who_wishes_for_code_in_a_chat_sees_suggestions_with_their_outcomes(
    wish: str, redis_url: str
) -> None:
    broken = "Here:\n```python\ndef quicksort(xs:\n    return sorted(xs)\n```\nDone."
    says = json.dumps({"main": {"kind": "scripted", "replies": [broken]}})
    more = "skills: [chat, {code: {sandbox: {backend: monty}}}]"
    async with program(redis_url, says, more=more) as person:
        assert "**1 · simple** – does not parse: line 1" in await person.asks(wish)
