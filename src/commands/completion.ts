import { closest } from './closest.ts'
import { UserError } from './io.ts'
import { COMMANDS, type Command, type CommandSpec, GLOBAL_OPTIONS } from './table.ts'

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish }

/**
 * `redrill completion <shell>`: a script for bash, zsh or fish. Drill ids and dimensions are asked of
 * `redrill completion words` when the key is pressed, so that new drills complete at once.
 */
export const completion: Command = async (context, [shell = '']) => {
  if (shell === 'words') {
    const { drills } = await context.library()
    for (const drill of drills) {
      context.out(drill.id)
      for (const dimension of drill.dimensions) context.out(`${drill.id}/${dimension.id}`)
    }
    return 0
  }
  const script = SHELLS[shell]
  if (!script) {
    const near = closest(shell, Object.keys(SHELLS))
    throw new UserError(
      `there is no completion for "${shell}"; ${near ? `did you mean ${near}?` : 'the shells are bash, zsh and fish'}`,
    )
  }
  context.out(script())
  return 0
}

const nameOf = (spec: CommandSpec) => spec.usage.split(' ')[0] ?? ''
const names = COMMANDS.map(nameOf)

/** The long flags of a command, without what they take. */
function flagsOf(spec: CommandSpec): string[] {
  return [...spec.options, ...GLOBAL_OPTIONS].flatMap(([flags]) => flags.match(/--[a-z-]+/g) ?? [])
}

const completing = (what: CommandSpec['completes']) =>
  COMMANDS.filter((spec) => spec.completes === what).map(nameOf)

function bash(): string {
  const cases = COMMANDS.map((spec) => `    ${nameOf(spec)}) flags="${flagsOf(spec).join(' ')}" ;;`)
  return `# bash completion for redrill
_redrill() {
  local current="\${COMP_WORDS[COMP_CWORD]}" command="\${COMP_WORDS[1]}" flags=""
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$current"))
    return
  fi
  case "$command" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$current")); return ;;
  esac
  case "$command" in
    ${completing('drill').join('|')}) COMPREPLY=($(compgen -W "$(redrill completion words 2>/dev/null | grep -v /)" -- "$current")) ;;
    ${completing('card').join('|')}) COMPREPLY=($(compgen -W "$(redrill completion words 2>/dev/null)" -- "$current")) ;;
    ${completing('file').join('|')}) COMPREPLY=($(compgen -f -- "$current")) ;;
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$current")) ;;
  esac
}
complete -F _redrill redrill`
}

function zsh(): string {
  const commands = COMMANDS.map((spec) => `    '${nameOf(spec)}:${quoted(spec.about)}'`)
  const flags = COMMANDS.map((spec) => `      ${nameOf(spec)}) flags=(${flagsOf(spec).join(' ')}) ;;`)
  return `#compdef redrill
_redrill() {
  local -a commands flags
  commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${flags.join('\n')}
  esac
  if [[ "$words[CURRENT]" == -* ]]; then
    compadd -a flags
    return
  fi
  case "$words[2]" in
    ${completing('drill').join('|')}) compadd -- \${(f)"$(redrill completion words 2>/dev/null | grep -v /)"} ;;
    ${completing('card').join('|')}) compadd -- \${(f)"$(redrill completion words 2>/dev/null)"} ;;
    ${completing('file').join('|')}) _files ;;
    completion) compadd bash zsh fish ;;
  esac
}
_redrill "$@"`
}

function fish(): string {
  const rows = COMMANDS.flatMap((spec) => {
    const seen = `__fish_seen_subcommand_from ${nameOf(spec)}`
    const own = [...spec.options, ...GLOBAL_OPTIONS].map(([flags, about]) => {
      const long = /--([a-z-]+)/.exec(flags)?.[1] ?? ''
      return `complete -c redrill -n '${seen}' -l ${long} -d '${quoted(about)}'${flags.includes('<') ? ' -r' : ''}`
    })
    return [
      `complete -c redrill -n __fish_use_subcommand -a ${nameOf(spec)} -d '${quoted(spec.about)}'`,
      ...own,
    ]
  })
  const words = [
    ...completing('drill').map(
      (name) =>
        `complete -c redrill -n '__fish_seen_subcommand_from ${name}' -a '(redrill completion words 2>/dev/null | string match -v "*/*")'`,
    ),
    ...completing('card').map(
      (name) =>
        `complete -c redrill -n '__fish_seen_subcommand_from ${name}' -a '(redrill completion words 2>/dev/null)'`,
    ),
    ...completing('file').map((name) => `complete -c redrill -n '__fish_seen_subcommand_from ${name}' -F`),
    "complete -c redrill -n '__fish_seen_subcommand_from completion' -a 'bash zsh fish'",
  ]
  return ['# fish completion for redrill', 'complete -c redrill -f', ...rows, ...words].join('\n')
}

const quoted = (text: string) => text.replaceAll("'", '').replaceAll(':', '\\:')
