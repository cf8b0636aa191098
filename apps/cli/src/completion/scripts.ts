export type Shell = 'bash' | 'zsh' | 'fish'

/**
 * What a shell runs on Tab: it hands the words so far to `ccm completion words`, each as one argument and none through `eval`, and gets
 * back a line that says whether paths fit as well, and one line for each candidate: the word, a tab, what it is.
 */
export const scripts: Record<Shell, string> = {
  bash: `# bash completion for ccm. Load it with: source <(ccm completion bash)
_ccm() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" kind='' line
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
    else
      COMPREPLY+=("$(printf '%q' "\${line%%$'\\t'*}")")
    fi
  done < <(ccm completion words -- "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  case $kind in
    directories) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$cur") ;;
    files) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur") ;;
    commands) while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -c -- "$cur") ;;
  esac
}
complete -F _ccm ccm
`,
  zsh: `#compdef ccm
# zsh completion for ccm. Load it with: source <(ccm completion zsh)
_ccm() {
  local line kind
  local -a lines candidates
  lines=("\${(@f)$(ccm completion words -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  kind=$lines[1]
  for line in "\${(@)lines[2,-1]}"; do
    candidates+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( $#candidates )) && _describe -t ccm 'ccm' candidates
  case $kind in
    directories) _files -/ ;;
    files) _files ;;
    commands) _command_names -e ;;
  esac
}
if [[ $funcstack[1] == _ccm ]]; then _ccm "$@"; else compdef _ccm ccm; fi
`,
  fish: `# fish completion for ccm. Load it with: ccm completion fish | source
function __ccm_complete
  set -l before (commandline -opc)
  set -l current (commandline -ct)
  set -l lines (ccm completion words -- $before[2..-1] "$current" 2>/dev/null)
  switch "$lines[1]"
    case directories
      __fish_complete_directories "$current"
    case files
      __fish_complete_path "$current"
    case commands
      __fish_complete_command
  end
  if test (count $lines) -gt 1
    printf '%s\\n' $lines[2..-1]
  end
end
complete -c ccm -f -a '(__ccm_complete)'
`,
}
